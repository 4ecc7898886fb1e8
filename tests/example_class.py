"""
The example class that is shipped for teachers to try: twelve invented learners.

`python tests/example_class.py` writes the files of `teacher/example-class` anew. No learner
wrote this; the aliases say so (`sample-`, `contoh-`).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from learner_files import Hand, learner  # noqa: E402

from filmkit.portfolio import as_json  # noqa: E402

FOLDER = ROOT / "teacher" / "example-class"
LESSONS = (1, 2, 3, 4, 8)
ALIASES = {
    "en": ("fern", "kite", "lamp", "otter", "plum", "river"),
    "id": ("awan", "bakau", "kopi", "layang", "rotan", "senja"),
}
START = {"en": "sample", "id": "contoh"}
TEXTS = {
    "en": {
        "n01-p1": ("I counted the turns that came to my mind.", "A story needs time to breathe."),
        "n01-p2": ("Before that we must care for both.", "I thought of the last film I saw."),
        "n02-p1": ("He begins alone.", "I followed his evenings.", "I only know the beginning."),
        "n02-p2": ("I looked for the words of feeling.", "Turning a word round must count."),
        "n03-p1": ("I tried it on Q06 first.", "It depends on what a room is for.",
                   "I asked who could have answered."),
        "n03-name": ("I want to see how the word changes what I claim.",
                     "Whoever reads me should know what I decided."),
        "n04-p1": ("Q05 can be read in two ways.", "It may be the rule that is vague."),
        "n08-p1": ("Nobody can look inside.", "A demonstration shows what is done."),
        "n03-rules-gain": (
            "By the body rule Theodore sits alone in Q05; by the voice rule two are talking. The"
            " film lets us feel both at once: company, and an empty chair.",
            "In Q03 Catherine is there only as a memory. So she cannot answer him, and we hear"
            " only his side.",
        ),
        "n03-argue-100": (
            "My rule: whoever could have changed what happens next is there. In Q05 Samantha"
            " chooses her own name, so she is there. In Q06 she corrects the letters, so she is"
            " there too. Somebody may object that she has no place in the room. I answer that a"
            " room in a film is also what we hear.",
            "I count only bodies, and I pay for it: in Q06 the most active one at work is missing."
            " But the rule keeps apart who can be touched and who cannot, and for me that is what"
            " the story is about.",
        ),
        "n04-keep-why": (
            "We keep Q04. She reads the advert as a promise, I read it as loneliness put to use."
            " Both point to the same sentence of the text.",
        ),
        "n08-who": (
            "The maker gains a customer who comes back each evening; whoever is talked about in"
            " the mails is exposed, and was never asked.",
            "The user gains company. The user's friends, whose messages are read along, bear the"
            " risk.",
        ),
        "n08-turn": (
            "I used to ask whether a machine is clever. Since Q04, where an advert makes the claim,"
            " I ask who says so, and on which day.",
        ),
        "rule-text": ("Whoever could answer counts.", "Whoever I can see counts."),
    },
    "id": {
        "n01-p1": ("Aku menghitung belokan cerita yang terlintas.", "Cerita perlu waktu."),
        "n01-p2": ("Sebelum itu kita harus peduli pada keduanya.",
                   "Aku teringat film yang terakhir kutonton."),
        "n02-p1": ("Ia mulai sendirian.", "Aku mengikuti malam-malamnya."),
        "n02-p2": ("Aku mencari kata-kata perasaan.", "Kata 'tidak' mestinya dihitung."),
        "n03-p1": ("Aku mencobanya dahulu pada Q06.", "Tergantung apa gunanya sebuah ruangan.",
                   "Aku bertanya siapa yang bisa menjawab."),
        "n03-name": ("Aku ingin melihat apa akibat kata itu bagi klaimku.",
                     "Pembacaku perlu tahu apa yang kuputuskan."),
        "n04-p1": ("Q05 bisa dibaca dengan dua cara.", "Mungkin aturannya yang kurang jelas."),
        "n08-p1": ("Tidak ada yang bisa melihat ke dalam.",
                   "Demonstrasi hanya memperlihatkan perbuatan."),
        "n03-rules-gain": (
            "Menurut aturan tubuh, Theodore sendirian pada Q05; menurut aturan suara, ada dua yang"
            " mengobrol. Film membuat kita merasakan keduanya: ada teman, dan ada kursi kosong.",
            "Pada Q03 Catherine hadir hanya sebagai kenangan. Maka ia tidak bisa menjawab, dan kita"
            " hanya mendengar dari pihak Theodore.",
        ),
        "n03-argue-100": (
            "Aturanku: yang hadir adalah siapa pun yang bisa mengubah kejadian berikutnya. Pada Q05"
            " Samantha memilih namanya sendiri, jadi dia hadir. Pada Q06 dia memperbaiki surat,"
            " jadi dia juga hadir. Orang bisa membantah bahwa dia tidak punya tempat di ruangan"
            " itu. Jawabku: ruangan dalam film juga terdiri atas apa yang kita dengar.",
            "Aku hanya menghitung tubuh, dan ada ruginya: pada Q06 yang paling sibuk bekerja malah"
            " hilang. Namun aturan ini memisahkan siapa yang bisa disentuh dan siapa yang tidak,"
            " dan menurutku itulah pokok ceritanya.",
        ),
        "n04-keep-why": (
            "Kami mempertahankan Q04. Ia membaca iklan itu sebagai janji, aku membacanya sebagai"
            " kesepian yang dimanfaatkan. Keduanya menunjuk kalimat yang sama.",
        ),
        "n08-who": (
            "Pembuatnya untung karena pengguna kembali setiap malam; orang yang dibicarakan dalam"
            " surel ikut terbuka, padahal tidak pernah ditanya.",
            "Pengguna mendapat teman. Teman-temannya, yang pesannya ikut dibaca, menanggung"
            " risikonya.",
        ),
        "n08-turn": (
            "Dahulu aku bertanya apakah mesin itu pintar. Sejak Q04, ketika klaimnya datang dari"
            " iklan, aku bertanya siapa yang berkata begitu, dan kapan.",
        ),
        "rule-text": ("Siapa pun yang bisa menjawab dihitung.",
                      "Siapa pun yang terlihat dihitung."),
    },
}  # fmt: skip


def example() -> Iterator[tuple[str, str]]:
    """Yield name and text of the twelve files."""
    everybody = [(lang, name) for lang, names in ALIASES.items() for name in names]
    for seed, (lang, name) in enumerate(everybody):
        alias = f"{START[lang]}-{name}"
        only = LESSONS if seed % 4 else LESSONS[:-1]  # three have not come to lesson 08
        record = learner(seed, alias=alias, lang=lang, only=only, writes=_writes, care=1.0)
        yield f"{alias}-portfolio.json", as_json(record)


def _writes(hand: Hand, name: str) -> str:
    return hand.dice.choice(TEXTS[hand.film.lang].get(name, ("",)))


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in example():
        (FOLDER / name).write_text(text, "utf-8")
