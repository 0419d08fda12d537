// Buttons that copy the fields of «Cite or share».
"use strict";

for (const box of document.querySelectorAll("[data-copy]")) {
  for (const field of navigator.clipboard ? box.querySelectorAll("[readonly]") : []) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = box.dataset.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value.trim());
      button.textContent = box.dataset.copied;
    });
    field.after(button);
  }
}
