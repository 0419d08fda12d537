import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.readers.tables.markup import without_markup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>سطر أول</p><p>سطر&nbsp;ثان &quot;نعم&quot;</p>", 'سطر أول\nسطر ثان "نعم"'),
        ("سطر<br>ثان<BR/>ثالث", "سطر\nثان\nثالث"),
        ('قال <a href="x">أحمد</a> <b>نعم</b>.', "قال أحمد نعم."),
        ("<ul><li>بند</li>\n<li>آخر</li></ul>", "بند\nآخر"),
        ("<table><tr><td>أ</td><td>ب</td></tr></table>", "أ ب"),
        ("<div class='x'>نص</div><script>alert('<p>')</script><style>p{}</style><!-- سر -->", "نص"),
        ("<p>نص بلا نهاية <script>x", "نص بلا نهاية"),
        ("<p>5 &lt; 6 < 7</p>", "5 < 6 < 7"),
        ("قال &#8220;نعم&#8221; &amp; لا", "قال “نعم” & لا"),
        # Not HTML
        ("سطر\n\n  سطر <ب> ثان", "سطر\n\n  سطر <ب> ثان"),
        ("x < y و y > z", "x < y و y > z"),
        ("كتب إلى <ahmad@example.org> & غيره", "كتب إلى <ahmad@example.org> & غيره"),
        ("العنصر <p class=x> في الصفحات", "العنصر <p class=x> في الصفحات"),
        ("", ""),
    ],
)
def test_the_text_of_a_field_with_markup(text: str, expected: str) -> None:
    assert without_markup(text) == expected


@settings(max_examples=100)
@given(
    st.lists(st.sampled_from(["<", ">", "</p>", "<script", "<!--", "<a ", "&", "&lt;", '"', "م", "\n"]), max_size=40)
)
def test_no_word_is_lost_outside_of_tags(parts: list[str]) -> None:
    assert "كلمة" in without_markup(f"كلمة </p> {''.join(parts)}")


@pytest.mark.parametrize("part", ["<", "<a ", "<!--", "<script>", "</", "<p>", "&", "&#8", "<td"])
def test_its_time_grows_with_the_text(part: str) -> None:
    without_markup("</p>" + part * 200_000)
