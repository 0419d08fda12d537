from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from web.server.command import main, serve_command
from web.service.settings import KEYS
from web.service.sign_in import MAX_PASSWORD, hash_token, is_token_hash, is_user


def serve(*arguments: str, **environ: str) -> tuple[int, str]:
    ran = CliRunner().invoke(main, ["serve", *arguments], env=environ)
    assert "Traceback" not in ran.output
    return ran.exit_code, ran.stderr


def test_a_missing_index_is_one_sentence(tmp_path: Path) -> None:
    code, sentence = serve("--index", str(tmp_path / "none"))
    assert (code, "index-cli build" in sentence) == (2, True)


def test_the_environment_names_the_index(tmp_path: Path) -> None:
    code, sentence = serve(KASHSHAF_INDEX=str(tmp_path / "elsewhere"))
    assert (code, "elsewhere" in sentence) == (2, True)


@pytest.mark.parametrize("option", ["--index", "--host", "--port", "--config", "--socket", "--no-option"])
def test_no_sentence_holds_what_a_terminal_obeys(option: str) -> None:
    bad = "none\x1b[31m\x9b2J\u202e\x07"
    code, sentence = serve(f"{option}={bad}", "--index", bad)
    assert (code, set("\x1b\x9b\u202e\x07") & set(sentence)) == (2, set())


@pytest.mark.parametrize("set_by", ["--config", "KASHSHAF_CONFIG"])
def test_a_file_names_the_index(tmp_path: Path, set_by: str) -> None:
    file = tmp_path / "service.toml"
    file.write_text('index = "elsewhere"')
    code, sentence = serve(set_by, str(file)) if set_by.startswith("--") else serve(**{set_by: str(file)})
    assert (code, str(tmp_path / "elsewhere") in sentence) == (2, True)


@pytest.mark.parametrize("port", ["-1", "65536", "x", ""])
def test_a_port_is_a_number(port: str) -> None:
    code, sentence = serve(f"--port={port}")
    assert code == 2
    assert f"--port: port is a whole number from 0 to 65535, not “{port}”" in sentence


def test_an_unknown_variable_is_one_sentence() -> None:
    code, sentence = serve(KASHSHAF_PROT="1")
    assert code == 2
    assert "The nearest is “KASHSHAF_PORT”" in sentence


def test_help_tells_every_setting_in_both_languages() -> None:
    shown = CliRunner().invoke(main, ["serve", "--help"], terminal_width=200).output
    options = {option for param in serve_command.params for option in param.opts}
    assert {key.option for key in KEYS.values()} <= options
    for key in KEYS.values():
        assert key.option in shown
        assert key.help.split(";")[0] in " ".join(shown.split())
    assert "قدّم صفحات البحث" in shown


def test_the_list_of_commands_shows_both_languages() -> None:
    shown = " ".join(CliRunner().invoke(main, ["--help"]).output.split())
    for english in ("Search the index for QUERY.", "Build the index", "Serve the search pages"):
        assert english in shown
    assert shown.count("الفهرس") >= 2


@pytest.mark.parametrize("name", ["search", "index", "serve"])
def test_each_command_has_its_place(name: str) -> None:
    assert isinstance(main.commands[name], click.Command)
    assert CliRunner().invoke(main, [name, "--help"]).output.startswith(f"Usage: main {name}")


def test_the_hash_of_a_password_is_a_user_s() -> None:
    ran = CliRunner().invoke(main, ["hash"], input="سر secret\n")
    assert is_user(f"name:{ran.stdout.strip()}")


@pytest.mark.parametrize("password", ["", "\n", "x" * (MAX_PASSWORD + 1)])
def test_what_nobody_can_sign_in_with_has_no_hash(password: str) -> None:
    ran = CliRunner().invoke(main, ["hash"], input=password)
    assert (ran.exit_code, ran.stdout, "from 1 to 1000 characters" in ran.stderr) == (2, "", True)


def test_a_token_comes_with_its_hash() -> None:
    token, hashed = CliRunner().invoke(main, ["hash", "--token"]).stdout.split()
    assert hash_token(token) == hashed
    assert is_token_hash(hashed)
