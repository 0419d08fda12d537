from pathlib import Path

import pytest

from web.service.settings import KEYS, Settings, SettingsError, read_settings


def written(folder: Path, toml: str | bytes) -> Path:
    file = folder / "kashshaf.toml"
    file.write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    return file


def test_without_anything_the_defaults_hold() -> None:
    assert read_settings(None, {}, {}) == Settings()


def test_options_outdo_the_environment_which_outdoes_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, 'host = "file"\nport = 1\nindex = "/file"')
    settings = read_settings(file, {"KASHSHAF_PORT": "2", "KASHSHAF_HOST": "environment"}, {"port": "3"})
    assert (settings.index, settings.host, settings.port) == (Path("/file"), "environment", 3)


def test_a_path_in_the_file_starts_from_its_folder(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, 'index = "here"'), {}, {}).index == tmp_path / "here"
    assert read_settings(written(tmp_path, ""), {"KASHSHAF_INDEX": "here"}, {}).index == Path("here")


def test_what_is_not_set_is_passed_over(tmp_path: Path) -> None:
    environ = {
        "KASHSHAF_PORT": "",
        "KASHSHAF_CONFIG": "elsewhere.toml",
        "KASHSHAF_TRACEBACK": "1",
        "KASHSHAF_CLUSTER": "https://node:9200",
        "KASHSHAF_CLUSTER_PASSWORD": "sesame",
        "_KASHSHAF_COMPLETE": "x",
        "PORT": "9",
    }
    assert read_settings(None, environ, {"host": None}) == Settings()


def test_a_bound_may_be_0() -> None:
    assert read_settings(None, {}, {"request_memory": "0"}).request_memory == 0


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("prot = 1", r"toml: there is no setting “prot”. The nearest is “port”"),
        ("[server]\nport = 1", r"toml: there is no setting “server”"),
        ('port = "8000"', r"toml: port is a whole number from 0 to 65535, not “8000”"),
        ("port = 65536", r"toml: port is a whole number from 0 to 65535, not “65536”"),
        ("port = -1", r"port is a whole number"),
        ("port = 80.5", r"port is a whole number"),
        ("port = true", r"port is a whole number"),
        ("port = 1e999", r"port is a whole number"),
        ("request_memory = 63", r"request_memory is 0 or a whole number from 64 to 1048576, not “63”"),
        ("request_memory = false", r"request_memory is 0 or"),
        ("request_memory = 0.0", r"request_memory is 0 or"),
        ("host = 1", r"toml: host is one line of text, not “1”"),
        (r'host = "a\nb"', r"host is one line"),
        ("index = 1", r"toml: index is the path of a file or folder, not “1”"),
        ('index = ""', r"index is the path"),
        (r'index = "a\u0000b"', r"index is the path"),
        ("port = x", r"toml is not TOML in UTF-8 \(.*line 1"),
        ("port = 1\nport = 2", r"is not TOML"),
        (b'host = "\xff"', r"is not TOML in UTF-8"),
        ("x = " + "[" * 10_000, r"is not TOML"),
    ],
)
def test_a_wrong_file_is_one_sentence(tmp_path: Path, toml: str | bytes, sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        read_settings(written(tmp_path, toml), {}, {})


@pytest.mark.parametrize("name", ["none.toml", "."])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match=r"cannot be read \(.*give --config another file"):
        read_settings(tmp_path / name, {}, {})


@pytest.mark.parametrize(
    ("variable", "text", "sentence"),
    [
        ("KASHSHAF_PORT", "x", r"^KASHSHAF_PORT: port is a whole number from 0 to 65535, not “x”"),
        ("KASHSHAF_PORT", "70000", r"not “70000”"),
        ("KASHSHAF_PORT", "9" * 9999, r"not “9{100}”"),
        ("KASHSHAF_HSOT", "::1", r"^environment: there is no setting “KASHSHAF_HSOT”. The nearest is “KASHSHAF_HOST”"),
        ("KASHSHAF_host", "::1", r"there is no setting “KASHSHAF_host”"),
    ],
)
def test_a_wrong_variable_is_one_sentence(variable: str, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        read_settings(None, {variable: text}, {})


def test_a_wrong_option_is_one_sentence() -> None:
    with pytest.raises(SettingsError, match=r"^--port: port is a whole number from 0 to 65535, not “-1”"):
        read_settings(None, {}, {"port": "-1"})


def test_every_default_fits_its_kind() -> None:
    for key in KEYS.values():
        if key.default is not None and not isinstance(key.default, tuple):
            assert key.kind.parse(str(key.default)) == key.default, key.name
