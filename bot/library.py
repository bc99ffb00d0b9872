"""The engine that serves now, and the next one when the corpus has changed."""

from index.engine import Engine
from index.generations import Generations
from index.searcher import Searcher


class Library:
    """Holds the engine; taking a new generation is one assignment, so no question sees two."""

    def __init__(self, generations: Generations) -> None:
        self.generations = generations
        self.engine: Engine = Searcher(generations.current())

    def refresh(self) -> bool:
        """Serve the newest generation, if another one than now; return whether it changed."""
        if self.generations.current_name() == self.engine.name:
            return False
        generation = self.generations.open()
        if generation:
            self.engine = Searcher(generation)
        return generation is not None
