"""What can go wrong in a way a person can act on.

Every message is one plain Chinese sentence for the user; the class decides the exit code.
Nothing here is raised for a defect *in a reply* — that is a finding, not an error.
"""


class ReplycheckError(Exception):
    """Base of all errors shown to a user as one sentence, without a traceback."""

    exit_code = 2


class StoppedError(ReplycheckError):
    """The user stopped the program (Ctrl-C); the message says what is kept (exit code 130, as of every shell)."""

    exit_code = 130


class UsageError(ReplycheckError):
    """The command was called wrongly: a missing file, a folder where a file is wanted (exit code 2)."""


class MissingFileError(UsageError, FileNotFoundError):
    """A file named by the user does not exist."""


class ConfigError(UsageError):
    """A configuration has an unknown key or a value out of range; the message names it."""


class UnreadableError(ReplycheckError):
    """A file exists but its content could not be read: broken, encrypted, too large (exit code 3)."""

    exit_code = 3
