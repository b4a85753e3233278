"""Put compiled modules into the wheel where ``CHECKER_COMPILE=1`` asks for them; else the wheel is for every machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_ASKED = os.environ.get("CHECKER_COMPILE") == "1"


class CompileHook(BuildHookInterface[Any]):
    """Compiles the modules that ``scripts/compile_modules.py`` lists."""

    def dependencies(self) -> list[str]:
        """Return what the build needs beyond hatchling."""
        return ["mypy>=2.0", "setuptools>=75", "msgspec>=0.19"] if _ASKED else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the installation is one to edit: ``make compile`` does that."""
        if not _ASKED or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "scripts"))
        from compile_modules import compile_all

        folder = Path(self.directory) / "compiled"
        compile_all(folder)
        build_data["force_include"][str(folder)] = "checker/_compiled"
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
