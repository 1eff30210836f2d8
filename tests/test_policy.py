"""What the policy says, as browsers and hosts read it."""

from __future__ import annotations

from bindery import policy


def test_the_policy_is_strict() -> None:
    text = policy.headers()["Content-Security-Policy"]
    said = dict(directive.split(" ", 1) for directive in text.split("; "))
    assert said["default-src"] == "'self'"
    assert "script-src" not in said
    assert "style-src" not in said
    for word in ("unsafe", "http", "*", "blob:", "nonce", "sha256"):
        assert word not in text


def test_a_page_says_what_a_page_can_say() -> None:
    """Browsers complain of ``frame-ancestors`` in a page."""
    said = policy.headers()["Content-Security-Policy"]
    assert said == f"{policy.meta()}; {policy.FRAMES}"
    assert '"' not in policy.meta()


def test_the_file_for_hosts_has_a_rule_for_all_and_one_for_each_file_that_never_changes() -> None:
    lines = policy.headers_file(["assets/js/a.0123abcd.js"]).splitlines()
    assert lines[0] == "/*"
    assert lines[1:-2] == [f"  {name}: {value}" for name, value in policy.headers().items()]
    assert lines[-2:] == ["/assets/js/a.0123abcd.js", f"  Cache-Control: {policy.FOREVER}"]
