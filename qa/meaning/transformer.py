"""The layers of the encoder (BERT), in numpy: states of all texts in one batch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from qa.meaning.encoder import Floats
from qa.meaning.model_file import ModelFile

LAYERS = 6
"""Layers that are run: more align words no better (2: 81, 4: 82.5, 6: 86.7, 8: 85 % of omissions at one rate)."""
_GELU_SCALE, _GELU_CUBE = 0.7978845608, 0.044715
"""The approximation of GELU by tanh (Hendrycks and Gimpel, 2016)."""
_TINY = 1e-9


class Layer(NamedTuple):
    """The weights and biases of one layer."""

    attention: Floats
    attention_bias: Floats
    output: Floats
    output_bias: Floats
    first_norm: tuple[Floats, Floats]
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats
    second_norm: tuple[Floats, Floats]


class Transformer:
    """The first layers of a model."""

    def __init__(self, file: ModelFile, layers: int = LAYERS) -> None:
        self.file, self.sizes = file, file.sizes
        self.positions = file.read_floats("emb.pos").reshape(-1, self.sizes.width)
        self.kind = file.read_floats("emb.type").reshape(-1, self.sizes.width)[0]
        self.norm = file.read_floats("emb.ln.w"), file.read_floats("emb.ln.b")
        self.layers = [self._read_layer(number) for number in range(layers)]

    def _read_layer(self, number: int) -> Layer:
        width, inner = self.sizes.width, self.sizes.inner

        def weight(name: str, rows: int, columns: int) -> Floats:
            packed = self.file.read_packed(f"l{number}.{name}.w", rows, columns)
            return np.ascontiguousarray(packed.T)

        def floats(name: str) -> Floats:
            return self.file.read_floats(f"l{number}.{name}")

        heads = [weight(name, width, width) for name in ("q", "k", "v")]
        biases = [floats(f"{name}.b") for name in ("q", "k", "v")]
        return Layer(
            np.concatenate(heads, axis=1),
            np.concatenate(biases),
            weight("ao", width, width),
            floats("ao.b"),
            (floats("aln.w"), floats("aln.b")),
            weight("fi", inner, width),
            floats("fi.b"),
            weight("fo", width, inner),
            floats("fo.b"),
            (floats("oln.w"), floats("oln.b")),
        )

    def run(self, texts: Sequence[Sequence[int]]) -> list[Floats]:
        """Return the states of the pieces of each text (n, width), of length one.

        What is longer than the model reads is cut: the rest has no state.
        """
        most = self.sizes.positions - 2
        flat: list[int] = []
        bounds = [0]
        for pieces in texts:
            flat += [self.sizes.begin, *pieces[:most], self.sizes.end]
            bounds.append(len(flat))
        states = self._embed(flat, bounds)
        for layer in self.layers:
            states = self._apply(layer, states, bounds)
        states /= np.linalg.norm(states, axis=1, keepdims=True) + _TINY
        return [states[start + 1 : end - 1] for start, end in pairwise(bounds)]

    def _embed(self, flat: Sequence[int], bounds: Sequence[int]) -> Floats:
        """Return what goes into the first layer: words, positions and kind."""
        numbers, inverse = np.unique(np.array(flat), return_inverse=True)
        states: Floats = self.file.read_words(numbers)[inverse]
        places = [self.positions[: end - start] for start, end in pairwise(bounds)]
        states += np.concatenate(places) + self.kind
        return self._normalise(states, self.norm)

    def _apply(self, layer: Layer, states: Floats, bounds: Sequence[int]) -> Floats:
        """Return the states after a layer; each text attends to itself alone."""
        width = self.sizes.width
        projected = states @ layer.attention + layer.attention_bias
        context = np.empty_like(states)
        for start, end in pairwise(bounds):
            own = projected[start:end].reshape(end - start, 3, self.sizes.heads, -1)
            query, key, value = own.transpose(1, 2, 0, 3)
            weights = query @ key.transpose(0, 2, 1) * query.shape[-1] ** -0.5
            weights = np.exp(weights - weights.max(-1, keepdims=True))
            weights /= weights.sum(-1, keepdims=True)
            mixed = (weights @ value).transpose(1, 0, 2)
            context[start:end] = mixed.reshape(end - start, width)
        attended = states + context @ layer.output + layer.output_bias
        states = self._normalise(attended, layer.first_norm)
        inner = states @ layer.inner + layer.inner_bias
        outer = states + _activate(inner) @ layer.outer + layer.outer_bias
        return self._normalise(outer, layer.second_norm)

    def _normalise(self, states: Floats, norm: tuple[Floats, Floats]) -> Floats:
        """Return states with mean 0 and deviation 1, scaled and shifted as was learnt."""
        weight, bias = norm
        states = states - states.mean(axis=1, keepdims=True)
        variance = np.mean(states * states, axis=1, keepdims=True)
        states /= np.sqrt(variance + self.sizes.epsilon)
        states *= weight
        states += bias
        return states


def _activate(states: Floats) -> Floats:
    """Return GELU of each number. In place: the arrays are large, and a power is slow."""
    gate = states * states
    gate *= states
    gate *= _GELU_CUBE
    gate += states
    gate *= _GELU_SCALE
    np.tanh(gate, out=gate)
    gate += 1
    gate *= states
    gate *= 0.5
    return gate
