"""The engine that serves now, and the next one when the corpus has changed."""

from index.engine import Engine
from index.generations import Difference, Generations, compare
from index.searcher import Searcher


class Library:
    """Holds the engine; taking a new generation is one assignment, so no question sees two."""

    def __init__(self, generations: Generations) -> None:
        self.generations = generations
        self.engine: Engine = Searcher(generations.current())
        self._mark = generations.mark()

    def refresh(self) -> bool:
        """Serve the newest generation, if another one than now; return whether it changed.

        Raises SearchError where the newest cannot be used; the old one goes on serving.
        """
        mark = self.generations.mark()
        if mark in ("", self._mark):
            return False
        generation = self.generations.open()
        if generation:
            engine = Searcher(generation)
            engine.warm()
            self.engine, self._mark = engine, mark
        return generation is not None

    def reindex(self) -> Difference:
        """Build what changed and serve it; return what is new, changed and gone."""
        before = self.generations.sound()
        built = self.generations.build()
        self.refresh()
        return compare(before, built)

    def rollback(self) -> str:
        """Serve the generation before; return its name, or nothing where there is none."""
        name = self.generations.rollback()
        self.refresh()
        return name
