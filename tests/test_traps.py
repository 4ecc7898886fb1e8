"""
Sentences about the film and about AI that circulate and are wrong, or say more than is known.

Each trap is a pattern (English | Indonesian), with bad sentences that it must match, so that no
pattern is dead, and good ones that it must leave alone.
"""

import re

import pytest
from texts import ROOT, all_texts

TRAPS = {
    "no year": (
        r"\b(set|takes place|plays|happens) in (the year )?2025\b|\b(berlatar|bertempat|terjadi)\b"
        r"[^.]{0,30}\b2025\b|\b(cerita|kisah|latar)\w*[^.]{0,30}\btahun 2025\b",
        [
            "Her is set in 2025.",
            "The story plays in 2025.",
            "Film ini berlatar tahun 2025.",
            "Kisahnya berlangsung pada tahun 2025.",
        ],
        ["In a test of October 2025 models noticed it.", "Uji coba pada Oktober 2025."],
    ),
    "she names herself": (
        r"\bgiven (the|her|its) name\b|\bnam(ed|es) (her|it|the OS) Samantha\b"
        r"|\bdiberi nama\b|\b(dinamai|dinamakan|menamainya) Samantha\b",
        [
            "The OS was given the name Samantha.",
            "Theodore names her Samantha.",
            "OS itu diberi nama Samantha.",
            "Theodore menamainya Samantha.",
        ],
        ["She names herself Samantha.", "Dia menamai dirinya Samantha."],
    ),
    "8,316 talk": (
        r"\b8[.,]316 (lovers|users|men|people|kekasih|pengguna|orang|manusia|pacar)\b"
        r"|\b(in love with|loves|mencintai|jatuh cinta (pada|kepada)) 8[.,]316\b",
        [
            "She has 8,316 lovers.",
            "She is in love with 8,316 others.",
            "8.316 kekasih",
            "Dia mencintai 8.316 yang lain.",
        ],
        [
            "She is talking with 8,316 others and is in love with 641.",
            "Dia berbicara dengan 8.316 pihak lain.",
        ],
    ),
    "641 others": (
        r"\b641 (users|people|humans|men|clients|pengguna|orang|manusia)\b",
        ["She loves 641 users.", "641 people at once", "641 pengguna", "Ada 641 orang."],
        ["She is in love with 641 others.", "641 yang lain"],
    ),
    "126 minutes": (
        r"\b119[ -](minutes?|menit)\b",
        ["Her runs for 119 minutes.", "a 119-minute film", "Durasinya 119 menit."],
        ["In cinemas the film runs for 126 minutes."],
    ),
    "blue is avoided": (
        r"\bno blue\b|\bwithout (any )?blue\b|\btidak ada (warna )?biru\b|\btanpa (warna )?biru\b",
        [
            "There is no blue at all.",
            "a film without blue",
            "Tidak ada warna biru sama sekali.",
            "dunia tanpa biru",
        ],
        ["The makers avoided blue.", "Warna biru dihindari."],
    ),
    "screens are there": (
        r"\bno (visible )?screens\b|\bwithout screens\b|\btanpa layar\b|\btidak ada layar\b",
        [
            "The future has no visible screens.",
            "a city without screens",
            "masa depan tanpa layar",
            "Tidak ada layar di film ini.",
        ],
        ["Screens step back but do not vanish.", "Layar tidak hilang."],
    ),
    "Catherine and Theodore": (
        r"\bchildhood sweethearts?\b|\b(pacar|kekasih|cinta)\w* (masa|sejak) kecil"
        r"|\bcinta monyet\b",
        ["Catherine, his childhood sweetheart", "Catherine, kekasih masa kecilnya", "cinta monyet"],
        ["They grew up together.", "Di rumah masa kecilnya"],
    ),
    "lenses unknown": (
        r"\bCanon K-?35\b|\bK35s?\b|\bLeitz\b|\bLeica\b|\bSummilux\b|\bZeiss\b|\bCooke\b",
        ["shot on Canon K35 lenses", "lensa Leitz", "Zeiss Super Speeds"],
        ["The lens was often opened almost as far as it goes."],
    ),
    "Isabella unpaid": (
        r"\bIsabella\b[^.]{0,40}\b(is|was|gets|being) paid\b|\b(pays?|hires?) Isabella\b"
        r"|\bIsabella\b[^.]{0,40}(?<!tidak )(?<!tanpa )\bdibayar\b|\b(membayar|menyewa) Isabella\b"
        r"|\bpaid surrogate\b|\bpengganti bayaran\b",
        [
            "Isabella was paid by the service.",
            "He hires Isabella.",
            "Isabella dibayar untuk itu.",
            "Mereka menyewa Isabella.",
        ],
        ["Isabella is not paid for it.", "Isabella, sukarelawan yang tidak dibayar"],
    ),
    "ukulele": (
        r"\bguitar\b|\bgitar\b",
        ["He plays the guitar in the cabin.", "Di pondok ia memetik gitar."],
        ["They make up a song to his ukulele."],
    ),
    "OSes rebuilt Watts": (
        r"\b(followers|disciples|fans)\b[^.]{0,60}\b(re)?(built|build|made|created?)\b"
        r"|\b(built|made|created) by [^.]{0,30}\b(followers|disciples|fans)\b"
        r"|\b(pengikut|penggemar)\w*[^.]{0,60}\b(membangun|membuat|menciptakan)"
        r"|\b(dibangun|dibuat|diciptakan)\b[^.]{0,40}\b(pengikut|penggemar)",
        [
            "His followers rebuilt Alan Watts.",
            "a Watts made by followers",
            "Pengikutnya membangun kembali Alan Watts.",
            "Watts dibuat oleh para pengikutnya.",
        ],
        ["A group of OSes builds a new version of Alan Watts.", "dibuat sekelompok OS"],
    ),
    "gross is rough": (
        r"\b47[.,]4 (million|juta)\b|\b47[.,]351|\b48[.,]\d+ (million|juta)\b|\b44[.,]997"
        r"|\b25[.,]6 (million|juta)\b|\b21[.,]8 (million|juta)\b",
        ["It earned $47.4 million.", "Pendapatannya 47,4 juta dolar.", "$47,351,251", "48,5 juta"],
        ["About 47 to 48 million is a safe figure.", "sekitar 47 sampai 48 juta"],
    ),
    "a voice, no ruling": (
        r"\bOpenAI\b[^.]{0,40}\b(cloned|copied|stole)\b|\bvoice was (cloned|copied|stolen)\b"
        r"|\bOpenAI\b[^.]{0,40}\b(mengkloning|mencuri|menjiplak)\b"
        r"|\bsuara Johansson (dikloning|dicuri|dijiplak)\b",
        [
            "OpenAI cloned Johansson's voice.",
            "Her voice was stolen.",
            "OpenAI menjiplak suaranya.",
            "suara Johansson dicuri",
        ],
        ["OpenAI withdrew it and denied imitation.", "OpenAI membantah meniru."],
    ),
    "LaMDA": (
        r"\bLaMDA (was|is|became) (sentient|conscious)\b"
        r"|\bLaMDA (memang |sudah )?(sadar|bisa merasa|berperasaan)\b",
        ["LaMDA was sentient.", "LaMDA sudah sadar.", "LaMDA bisa merasa."],
        ["An engineer ascribed feelings to LaMDA."],
    ),
    "ELIZA": (
        r"\bELIZA (has )?passe[sd] the Turing test\b"
        r"|\bELIZA (pernah |sudah )?lulus (uji|tes) Turing",
        ["ELIZA passed the Turing test.", "ELIZA lulus uji Turing."],
        ["A language model passes a three-party Turing test."],
    ),
    "72% tried": (
        r"\b72% [^.]{0,30}\bteen\w*[^.]{0,30}\b(lovers?|romances?|partners?|girlfriends?)\b"
        r"|\b72% [^.]{0,20}\bremaja\b[^.]{0,30}\b(kekasih|pacar|pasangan)",
        ["72% of teens have AI lovers.", "72% remaja punya pacar KA."],
        ["72% had tried a companion.", "72% pernah mencoba KA pendamping."],
    ),
    "loneliness open": (
        r"\b(ChatGPT|chatbots?) makes? (people|users|us|you) (more )?lonel"
        r"|\b(ChatGPT|chatbot) membuat (orang|pengguna|kita|kamu) (lebih |makin )?kesepian",
        [
            "ChatGPT makes people lonely.",
            "Chatbots make us lonelier.",
            "ChatGPT membuat orang makin kesepian.",
        ],
        ["Heavy daily use went with more loneliness."],
    ),
    "97% by a strict rule": (
        r"\b97% (of \w+ )?(cannot|can't|could not|failed to) (tell|hear|distinguish)"
        r"|\b97% (\w+ )?(tidak|gagal) (bisa |dapat )?(membedakan|mengenali)",
        [
            "97% cannot tell AI music.",
            "97% of listeners could not tell them apart.",
            "97% orang tidak bisa membedakan lagu KA.",
        ],
        [
            "97% did not label three tracks correctly; one wrong answer was failure.",
            "97% tidak menebak tiga dari tiga lagu dengan benar",
        ],
    ),
    "computer use": (
        r"\b(AI|machines?|models?) (now )?uses? (a )?computers? better than (people|humans)"
        r"|\b(KA|mesin|model) (kini |sekarang )?memakai komputer lebih (baik|jago) daripada",
        [
            "AI now uses computers better than people.",
            "KA kini memakai komputer lebih baik daripada manusia.",
        ],
        ["Computer-use scores pass the human baseline."],
    ),
    "Moltbook prompted": (
        r"\b(found(ed)?|start(ed)?|creat(ed)?) (a|their own) religion\b|\bmendirikan agama\b",
        ["AIs on Moltbook founded a religion.", "Di Moltbook para KA mendirikan agama."],
        ["talk of consciousness and a mock religion", "agama main-main"],
    ),
    "Claude": (
        r"\bClaude (found|reached|attained) enlightenment\b"
        r"|\bClaude (mencapai|menemukan|mendapat) pencerahan\b",
        ["Claude found enlightenment.", "Claude mencapai pencerahan."],
        ["Two copies of Claude turned to thanks and silence."],
    ),
    "no prophecy": (
        r"\b(Her|film) (\(2013\) )?(predicted|foretold|foresaw|prophesied)\b"
        r"|\b(Her|film ini) (sudah |telah )?(meramalkan|memprediksi|meramal)\b",
        ["Her predicted 2025.", "The film foresaw our time.", "Her sudah meramalkan zaman kita."],
        ["a mapping, not a claim about the future"],
    ),
}

# These rows name a wrong sentence in order to say, or to let a learner find, that it is wrong.
EXHIBITS = {
    ("no year", "evidence.csv", "A82"),
    ("she names herself", "evidence.csv", "Z20"),
    ("126 minutes", "evidence.csv", "A54"),
    ("126 minutes", "evidence.csv", "A55"),
    ("blue is avoided", "evidence.csv", "E10"),
    ("screens are there", "evidence.csv", "E36"),
    ("ukulele", "evidence.csv", "B01"),
    ("gross is rough", "evidence.csv", "A63"),
    ("LaMDA", "timeline.csv", "t33"),
    ("LaMDA", "claim_verdicts.csv", "feels/2023"),
}


def matches(name: str, text: str) -> bool:
    return bool(re.search(TRAPS[name][0], text, re.IGNORECASE))


@pytest.mark.parametrize(("name", "bad"), [(n, b) for n, trap in TRAPS.items() for b in trap[1]])
def test_pattern_matches_a_bad_sentence(name, bad):
    assert matches(name, bad)


@pytest.mark.parametrize(("name", "good"), [(n, g) for n, trap in TRAPS.items() for g in trap[2]])
def test_pattern_leaves_a_good_sentence_alone(name, good):
    assert not matches(name, good)


@pytest.mark.parametrize("name", TRAPS)
def test_no_text_of_the_kit_walks_into_the_trap(name):
    found = [
        str(text)
        for text in all_texts()
        if (name, text.file, text.row) not in EXHIBITS and matches(name, text.text)
    ]
    assert not found, "\n".join(found)


def test_every_exhibit_is_still_one():
    alive = {
        (name, text.file, text.row)
        for name in TRAPS
        for text in all_texts()
        if matches(name, text.text)
    }
    assert alive >= EXHIBITS, "take these out of EXHIBITS"


UNFIT = {
    "praise and pretence": (
        r"\bI'?m (so )?(proud|happy|sorry|excited)\b|\bstreaks?\b|\b(great|good|well) (job|done)\b"
        r"|\b(aku|kami) bangga\b|\bkerja bagus\b|\bhebat sekali\b",
        ["I'm proud of you.", "a streak of five days", "Well done", "Aku bangga padamu."],
    ),
    "exclamation mark": (r"!(?![=-])", ["Yes!"]),  # != in code, !-- in Markdown
    "Anda": (r"(?-i:\bAnda\b)", ["Apakah Anda setuju?"]),
    "kecerdasan buatan": (r"\b(kecerdasan|inteligensi) buatan\b", ["Kecerdasan buatan"]),
    "siswa": (r"\bsisw[ai]\b", ["para siswa"]),
}
TITLES = ("Jeopardy!",)


@pytest.mark.parametrize(("rule", "bad"), [(r, bad) for r in UNFIT for bad in UNFIT[r][1]])
def test_language_rule_can_fail(rule, bad):
    assert re.search(UNFIT[rule][0], bad, re.I)


@pytest.mark.parametrize("rule", UNFIT)
def test_the_kit_speaks_as_it_should(rule):
    found = []
    for text in all_texts():
        plain = text.text
        for title in TITLES:
            plain = plain.replace(title, "")
        if re.search(UNFIT[rule][0], plain, re.I):
            found.append(str(text))
    assert found == []


def test_texts_are_found():
    files = {text.file for text in all_texts()}
    assert {"sequences.csv", "timeline.csv", "synopsis.id.md", "film.toml", "ui_text.csv"} <= files
    notebooks = {file.name for file in (ROOT / "notebooks").glob("*/*.ipynb")}
    assert notebooks <= files
