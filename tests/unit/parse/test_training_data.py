"""Trees of a treebank over other words: heads laid over a coarser cut, labels of UD 1 brought to those of UD 2."""

from pathlib import Path

from kg.data.make_parser_data import Tree, Word, projected, trees

TREE = Tree(
    (
        Word("临江", "PROPN", 2, "compound"),
        Word("大学", "NOUN", 3, "nsubj"),
        Word("发布", "VERB", 0, "root"),
        Word("年", "NOUN", 5, "compound"),
        Word("报", "NOUN", 3, "obj"),
    ),
    0,
)


def test_a_coarser_word_hangs_where_its_top_hangs() -> None:
    assert projected(TREE, (4, 6, 8)) == ((2, "nsubj"), (0, "root"), (2, "obj"))


def test_the_same_cut_gives_the_same_tree() -> None:
    assert projected(TREE, (2, 4, 6, 7, 8)) == tuple((word.head, word.relation) for word in TREE.words)


def test_a_finer_word_hangs_on_the_part_that_stands_for_it() -> None:
    assert projected(TREE, (2, 4, 5, 6, 7, 8))[2] == (4, "compound")


def test_labels_of_ud_1(tmp_path: Path) -> None:
    rows = ["1\t來\t_\tVERB\tVV\t_\t3\tacl\t_\t_", "2\t的\t_\tPART\tDEC\t_\t1\tacl:relcl\t_\t_"]
    rows += ["3\t人\t_\tNOUN\tNN\t_\t4\tnsubjpass\t_\t_", "4\t走\t_\tVERB\tVV\t_\t0\troot\t_\t_"]
    path = tmp_path / "train.conllu"
    path.write_text("\n".join(rows) + "\n\n", encoding="utf-8")
    (tree,) = trees(path, 0, first=True)
    assert [word.relation for word in tree.words] == ["acl:relcl", "mark:rel", "nsubj:pass", "root"]
    assert tree.text == "来的人走"
