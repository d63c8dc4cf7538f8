"""Whether the paragraphs and sentences of a reply go on from each other: order, strangers, torn text.

Pure, as ``pages`` beside it; both ask ``sequence``. What a reader would get wrong: everything here was learned on
replies, so ask for no other kind of paper.
"""
