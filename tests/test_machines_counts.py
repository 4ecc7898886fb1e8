"""The letter writer, the memory and the trainer of lesson 07, and second opinions on them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markovify import Chain
from markovify.chain import BEGIN
from markovify.chain import END as MARKOV_END
from sklearn.feature_extraction.text import TfidfVectorizer

from filmkit.machines import flattery
from filmkit.machines.ngrams import END, HIGHEST, LONGEST, START, LetterWriter, as_text, tokens
from filmkit.machines.recall import Memory
from filmkit.measures import tokens as words

LETTERS = ["I still remember the rain, and the bus.", "I still remember you. Do you remember me?"]
WORD = st.sampled_from(["rain", "bus", "you", "me", "and", ",", "."])
TEXTS = st.lists(st.lists(WORD, min_size=1, max_size=12), min_size=1, max_size=5)
LIKES = {"agree": 0.8, "ask": 0.6, "inform": 0.45, "differ": 0.3}


def test_tokens_keep_words_as_written_and_punctuation_apart():
    assert tokens("Teman-teman, it's late.") == ("Teman-teman", ",", "it's", "late", ".")
    assert as_text(tokens(LETTERS[0])) == LETTERS[0]


def test_the_next_words_are_counted():
    writer = LetterWriter(LETTERS)
    assert writer.next_words(["I", "still", "remember"], 3) == (
        ("I", "still", "remember"),
        Counter({"the": 1, "you": 1}),
    )
    assert writer.next_words(["remember"], 1)[1] == {"the": 1, "you": 1, "me": 1}
    assert writer.size == 16


def test_a_context_that_stands_nowhere_is_shortened_until_it_does():
    writer = LetterWriter(LETTERS)
    assert writer.next_words(["purple", "still"], 2) == (("still",), Counter({"remember": 2}))
    used, counts = writer.next_words(["purple"], 3)
    assert used == () and counts["remember"] == 3 and counts[END] == 2


@given(TEXTS, st.integers(1, HIGHEST))
def test_counts_are_those_of_markovify(texts, order):
    writer = LetterWriter([" ".join(text) for text in texts])
    chain = Chain(texts, order).model
    assert writer.contexts(order) == len(chain)
    name = {BEGIN: START, MARKOV_END: END}
    for state, follow in chain.items():
        context = tuple(name.get(token, token) for token in state)
        expected = {name.get(token, token): count for token, count in follow.items()}
        assert writer.next_words(context, order) == (context, Counter(expected))


@given(TEXTS, st.integers(1, HIGHEST), st.integers())
def test_a_letter_is_repeatable_and_made_of_counted_steps_only(texts, order, seed):
    writer = LetterWriter([" ".join(text) for text in texts])
    written = writer.write(order, seed)
    assert written == writer.write(order, seed)
    assert len(written) <= LONGEST
    run = (START,) * order + written + ((END,) if len(written) < LONGEST else ())
    for place in range(order, len(run)):
        used, counts = writer.next_words(run[:place], order)
        assert len(used) == order and counts[run[place]]


def test_a_seed_gives_the_same_letter_on_every_machine():
    assert as_text(LetterWriter(LETTERS).write(1, 7)) == "I still remember me?"


@given(TEXTS, st.lists(WORD, max_size=12))
def test_the_longest_copied_run_stands_in_its_letter_and_none_is_longer(texts, written):
    writer = LetterWriter([" ".join(text) for text in texts])
    found = writer.longest_copied(written)
    runs = {
        tuple(letter[i:j])
        for letter in texts
        for i in range(len(letter))
        for j in range(i + 1, len(letter) + 1)
    }
    longest = max((len(run) for run in runs if run in slices(written)), default=0)
    assert (found.length if found else 0) == longest
    if found:
        copied = tuple(written[found.start : found.start + found.length])
        assert copied in slices(texts[found.letter])


def slices(run) -> set[tuple]:
    return {tuple(run[i:j]) for i in range(len(run)) for j in range(i + 1, len(run) + 1)}


def test_the_share_that_is_copied():
    writer = LetterWriter(LETTERS)
    assert writer.copied_share(writer.letters[0]) == 1
    assert writer.copied_share(["you", "you"]) == 0
    assert writer.copied_share([]) is None
    half = ["you", "you", *writer.letters[1][:6]]
    assert writer.copied_share(half) == 6 / 8


def test_no_letters_are_refused():
    with pytest.raises(ValueError):
        LetterWriter(["", " "])


NOTES = ["My dog is called Biscuit.", "I start work at four.", "My sister calls me at four."]


def test_the_memory_finds_the_note_with_the_words_that_tell_most():
    best, *rest = Memory(NOTES).find("What is your dog called?")
    assert best.note == 0
    assert sorted(word for word, _ in best.shared) == ["called", "dog", "is"]
    assert rest[0].score == 0


def test_the_memory_does_not_know_a_paraphrase():
    assert {found.score for found in Memory(NOTES).find("How old was that pet then?")} == {0}


NOTE = st.lists(
    st.sampled_from(["dog", "cat", "work", "four", "sister", "my", "at", "rain"]), max_size=8
)


@given(st.lists(NOTE.filter(bool), min_size=1, max_size=6), NOTE)
def test_scores_are_those_of_scikit_learn(notes, question):
    notes, question = [" ".join(note) for note in notes], " ".join(question)
    fitted = TfidfVectorizer(tokenizer=words, token_pattern=None).fit(notes)
    expected = (fitted.transform([question]) @ fitted.transform(notes).T).toarray()[0]
    found = Memory(notes).find(question)
    assert [one.score for one in sorted(found, key=lambda one: one.note)] == pytest.approx(
        list(expected)
    )
    for one in found:
        assert sum(part for _, part in one.shared) == pytest.approx(one.score)


def test_the_weight_of_a_word_falls_with_the_notes_that_hold_it():
    weights = Memory(NOTES).weights()
    assert weights["dog"] > weights["four"] > 1
    names = TfidfVectorizer(tokenizer=words, token_pattern=None).fit(NOTES)
    expected = dict(zip(names.get_feature_names_out(), names.idf_, strict=True))
    assert weights == pytest.approx(expected)


def test_a_thumb_moves_one_slip_and_the_last_slip_stays():
    bag = flattery.full_bag(list(LIKES), 1)
    liked = flattery.after(bag, "agree", True)
    assert liked.bag == {"agree": 2, "ask": 1, "inform": 1, "differ": 1}
    assert liked.shares["agree"] == 2 / 5
    assert flattery.after(bag, "agree", False).bag == bag


def test_agreement_wins_nearly_always_where_agreement_is_liked():
    ends = [
        flattery.train(flattery.full_bag(list(LIKES)), LIKES, seed=seed)[-1].shares
        for seed in range(100)
    ]
    assert sum(max(end, key=end.get) == "agree" for end in ends) >= 90
    assert sum(end["agree"] for end in ends) / 100 > 2 / 3


@given(st.integers(), st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_training_is_repeatable_and_never_empties_a_style(seed, chances):
    likes = dict(zip(LIKES, chances, strict=True))
    bag = flattery.full_bag(list(likes))
    rounds = flattery.train(bag, likes, seed=seed)
    assert rounds == flattery.train(bag, likes, seed=seed)
    assert len(rounds) == flattery.ROUNDS
    assert all(min(one.bag.values()) >= 1 for one in rounds)
    assert bag == flattery.full_bag(list(likes)), "the bag that was handed in stays as it was"
