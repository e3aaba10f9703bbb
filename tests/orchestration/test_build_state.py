from pathlib import Path

from orchestration.build_state import hash_build_state

SETTINGS = ("", "minilm")


def exports(folder: Path, text: str = "a,b", *, name: str = "generic/messages.csv") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return folder


def test_the_same_exports_and_settings_are_the_same_state(tmp_path: Path) -> None:
    here, there = exports(tmp_path / "here"), exports(tmp_path / "there")
    assert hash_build_state(here, settings=SETTINGS) == hash_build_state(there, settings=SETTINGS)


def test_another_byte_name_file_or_setting_is_another_state(tmp_path: Path) -> None:
    folders = [
        exports(tmp_path / "1"),
        exports(tmp_path / "2", "a,c"),
        exports(tmp_path / "3", name="generic/messages.jsonl"),
        exports(exports(tmp_path / "4"), name="slack/users.json"),
    ]
    states = {hash_build_state(folder, settings=SETTINGS) for folder in folders}
    states |= {hash_build_state(folders[0], settings=("2026-09-30", "minilm"))}
    assert len(states) == len(folders) + 1
