"""`python -m web` is `kashshaf serve`."""

from web.server.command import serve_command

if __name__ == "__main__":
    serve_command(prog_name="python -m web")
