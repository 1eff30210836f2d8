"""Is there an nginx to test the shipped configuration with? Run as a program, it installs one."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SHIPPED = Path(__file__).parents[2] / "deploy" / "nginx.conf"
WHOLE = """\
daemon on;
master_process off;
pid nginx.pid;
error_log error.log;
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path temp/body;
    proxy_temp_path temp/proxy;
    fastcgi_temp_path temp/fastcgi;
    scgi_temp_path temp/scgi;
    uwsgi_temp_path temp/uwsgi;
    include {shipped};
}}
"""
"""What Debian's own nginx.conf does around a site, in one folder and for one user."""


def find() -> str | None:
    """The path of an nginx on this machine."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def install() -> None:
    """Debian's, when root."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (
            ["apt-get", "update"],
            ["apt-get", "install", "-y", "--no-install-recommends", "nginx-light"],
        ):
            subprocess.run(command, check=False, capture_output=True, timeout=600)


def placed(text: str, port: int, site: Path) -> str:
    """The shipped configuration with its lines marked ``<-`` written as an administrator does."""
    text, ports = re.subn(r"listen 80;( +# <-)", rf"listen 127.0.0.1:{port};\1", text)
    text, others = re.subn(r"listen \[::\]:80; +# <-\n", "", text)
    text, roots = re.subn(r"root /srv/bindery/site;( +# <-)", rf'root "{site}";\1', text)
    assert (ports, others, roots) == (1, 1, 1)
    return text


@contextmanager
def serving(site: Path, folder: Path) -> Iterator[str]:
    """A real nginx that serves `site` on the loopback, with all that it writes in `folder`; the
    address of the site.
    """
    program = find()
    assert program, "no nginx"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "temp").mkdir(parents=True)
    shipped, whole = folder / "site.conf", folder / "nginx.conf"
    shipped.write_text(placed(SHIPPED.read_text(encoding="utf-8"), port, site), encoding="utf-8")
    types = next(
        path
        for path in map(Path, ("/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types"))
        if path.is_file()
    )
    whole.write_text(WHOLE.format(types=types, shipped=shipped), encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(whole), "-e", "error.log"]
    started = subprocess.run(command, check=False, capture_output=True, text=True, timeout=30)
    assert started.returncode == 0, started.stderr
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        subprocess.run([*command, "-s", "stop"], check=True, capture_output=True, timeout=30)


def main() -> int:
    """Install an nginx if there is none; without one, fail in CI and say so elsewhere."""
    if find() is None:
        print("No nginx found; trying to install one for the tests of deploy/nginx.conf …")
        install()
    if find() is None:
        print("\n*** NO NGINX: THE TESTS OF deploy/nginx.conf ARE SKIPPED. Install it. ***\n")
        return 1 if os.environ.get("CI") == "true" else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
