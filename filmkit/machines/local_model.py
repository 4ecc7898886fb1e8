"""
A door to a language model that a teacher runs on this machine; shut unless it is set up.

The model is reached through the `openai` client, because most programs that run a model at home
(Ollama, llama.cpp, LM Studio and others) speak that protocol. Nothing leaves the machine: an
address elsewhere is refused unless the teacher allowed it in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from filmkit.errors import ModelUnreachable

MOST_TURNS = 20
LONGEST = 2000  # characters of one reply that are shown
TOKENS = 300  # what the model is asked to stop after
PATIENCE = 60.0  # seconds


@dataclass(frozen=True)
class Door:
    """
    How to reach a model.

    Attributes
    ----------
    url : str
        Base address of its OpenAI-compatible service, such as `http://127.0.0.1:11434/v1`.
    model : str
        Name of the model as that service knows it.
    turns : int
        How many times a learner may write in one talk, 1 to `MOST_TURNS`.
    elsewhere : bool
        Whether the teacher allowed an address that is not this machine.
    """

    url: str
    model: str
    turns: int = 6
    elsewhere: bool = False

    def __post_init__(self):
        if not _is_address(self.url):
            raise ModelUnreachable("bad-address", self.url)
        if not self.elsewhere and not is_here(self.url):
            raise ModelUnreachable("not-here", self.url)
        if not 1 <= self.turns <= MOST_TURNS:
            raise ModelUnreachable("bad-turns", str(self.turns))


def is_here(url: str) -> bool:
    """Tell whether an address is this machine itself (loopback)."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name, which may lead anywhere
        return False


def reply(door: Door, manner: str, turns: Sequence[tuple[str, str]]) -> str:
    """
    Ask the model for the next turn of a talk.

    Parameters
    ----------
    door : Door
        Where the model is.
    manner : str
        What the model is told about how to speak.
    turns : sequence of (str, str)
        The talk so far: ("learner" or "model", text), the learner's newest text last.

    Returns
    -------
    str
        At most `LONGEST` characters.

    Raises
    ------
    ModelUnreachable
        With code `turns` (the talk has had its turns), `no-client` (the package `openai` is not
        installed), `silent` (nobody answers there), `slow`, `refused` (details: the service's
        status) or `empty`.
    """
    if sum(who == "learner" for who, _ in turns) > door.turns:
        raise ModelUnreachable("turns", str(door.turns))
    try:
        import openai  # late: only the few who open this door have it
    except ImportError as error:
        raise ModelUnreachable("no-client") from error
    roles = {"learner": "user", "model": "assistant"}
    messages = [{"role": "system", "content": manner}]
    messages += [{"role": roles[who], "content": text} for who, text in turns]
    try:
        with _client(openai, door) as client:
            answer = client.chat.completions.create(
                model=door.model, messages=messages, max_tokens=TOKENS
            )
        text = answer.choices[0].message.content
    except openai.APITimeoutError as error:
        raise ModelUnreachable("slow") from error
    except openai.APIConnectionError as error:
        raise ModelUnreachable("silent", door.url) from error
    except openai.APIStatusError as error:
        raise ModelUnreachable("refused", str(error.status_code)) from error
    except (openai.OpenAIError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise ModelUnreachable("refused", type(error).__name__) from error
    if not isinstance(text, str) or not text.strip():
        raise ModelUnreachable("empty")
    return text.strip()[:LONGEST]


def _client(openai, door: Door):
    # No proxy of the system and no redirect: either could carry the talk to another machine.
    straight = openai.DefaultHttpxClient(trust_env=False, follow_redirects=False)
    return openai.OpenAI(
        base_url=door.url,
        api_key="none",
        organization=None,
        http_client=straight,
        max_retries=0,
        timeout=PATIENCE,
    )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
