"""PyTorch counterpart of TranslationBenchmark for benchmarks/translation; prints times in milliseconds as one JSON object.

The network is that of docs/heads.md. An embedding and two recurrent layers encode the source; the decoder's initial states are
computed from the last valid output; two layers with general attention and optional input feeding generate the target. Measured are
one training step for each of the 20 batches in caption-lengths.tsv, and the generation of 16 tokens for the first four, greedily and
with a beam of 5. Times are medians after a warm-up of the same duration.
"""
import argparse
import json
import pathlib

from pytorch_timing import median_seconds  # must precede torch: works around an import error

import torch
from torch import nn
from torch.nn import functional as f

SOURCES, TARGETS, HIDDEN, LAYERS, BATCH, WRITTEN = 6000, 8000, 256, 2, 64, 16
BEGIN, END, NONE = TARGETS - 2, TARGETS - 1, -100
LENGTHS = pathlib.Path(__file__).parent / "src/main/resources/org/rnn4j/benchmarks/caption-lengths.tsv"


class Translator(nn.Module):
    def __init__(self, cell, feeding):
        super().__init__()
        self.lstm, self.feeding = cell == "lstm", feeding
        layers, cells = (nn.LSTM, nn.LSTMCell) if self.lstm else (nn.GRU, nn.GRUCell)
        self.read = nn.Embedding(SOURCES, HIDDEN)
        self.encoder = layers(HIDDEN, HIDDEN, LAYERS, batch_first=True)
        self.bridge = nn.Linear(HIDDEN, LAYERS * HIDDEN * (2 if self.lstm else 1))
        self.wrote = nn.Embedding(TARGETS, HIDDEN)
        if feeding:
            self.cells = nn.ModuleList([cells(2 * HIDDEN, HIDDEN)] + [cells(HIDDEN, HIDDEN) for _ in range(LAYERS - 1)])
        else:
            self.decoder = layers(HIDDEN, HIDDEN, LAYERS, batch_first=True)
        self.query = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.attend = nn.Linear(2 * HIDDEN, HIDDEN)
        self.output = nn.Linear(HIDDEN, TARGETS)

    def encode(self, source, lengths):
        """Returns the memory, a mask of its valid steps, and the decoder's initial state: arrays [layers, batch, hidden]."""
        memory, _ = self.encoder(self.read(source))
        last = memory[torch.arange(len(lengths)), lengths - 1]
        states = torch.tanh(self.bridge(last)).view(len(lengths), LAYERS, -1, HIDDEN)
        valid = torch.arange(source.shape[1])[None] < lengths[:, None]
        return memory, valid, [states[:, :, i].transpose(0, 1).contiguous() for i in range(states.shape[2])]

    def attend_to(self, h, memory, valid):
        """Applies attention over the source to decoder outputs h [batch, time, hidden]."""
        scores = torch.bmm(self.query(h), memory.transpose(1, 2)).masked_fill(~valid[:, None], float("-inf"))
        context = torch.bmm(torch.softmax(scores, 2), memory)
        return torch.tanh(self.attend(torch.cat([context, h], 2)))

    def step(self, token, fed, states, memory, valid):
        x = self.wrote(token)
        if not self.feeding:
            h, states = self.decoder(x[:, None], tuple(states) if self.lstm else states[0])
            return self.attend_to(h, memory, valid)[:, 0], list(states) if self.lstm else [states]
        x, after = torch.cat([x, fed], 1), []
        for layer, cell in enumerate(self.cells):
            state = cell(x, tuple(s[layer] for s in states) if self.lstm else states[0][layer])
            state = state if self.lstm else (state,)
            x = state[0]
            after.append(state)
        return self.attend_to(x[:, None], memory, valid)[:, 0], [torch.stack(s) for s in zip(*after)]

    def forward(self, source, lengths, begun):
        memory, valid, states = self.encode(source, lengths)
        if not self.feeding:
            h, _ = self.decoder(self.wrote(begun), tuple(states) if self.lstm else states[0])
            return self.output(self.attend_to(h, memory, valid))
        fed, given = torch.zeros(len(lengths), HIDDEN), []
        states = [list(s.unbind(0)) for s in states]
        embedded = self.wrote(begun)
        for t in range(begun.shape[1]):
            x = torch.cat([embedded[:, t], fed], 1)
            for layer, cell in enumerate(self.cells):
                state = cell(x, tuple(s[layer] for s in states) if self.lstm else states[0][layer])
                state = state if self.lstm else (state,)
                for array, value in zip(states, state):
                    array[layer] = value
                x = state[0]
            fed = self.attend_to(x[:, None], memory, valid)[:, 0]
            given.append(fed)
        return self.output(torch.stack(given, 1))


def pad(lengths, vocabulary, none):
    ids = torch.full((BATCH, max(lengths)), none)
    for b, length in enumerate(lengths):
        ids[b, :length] = torch.randint(0, vocabulary, (length,))
    return ids


def batches():
    pairs = [tuple(map(int, line.split())) for line in LENGTHS.read_text().splitlines()]
    for start in range(0, len(pairs), BATCH):
        sources, targets = zip(*pairs[start : start + BATCH])
        written = pad(targets, BEGIN, NONE)
        written[torch.arange(BATCH), torch.tensor(targets) - 1] = END
        begun = torch.cat([torch.full((BATCH, 1), BEGIN), written[:, :-1].clamp(min=0)], 1)
        yield pad(sources, SOURCES, 0), torch.tensor(sources), begun, written


def greedy(model, source, lengths):
    memory, valid, states = model.encode(source, lengths)
    token, fed, tokens = torch.full((BATCH,), BEGIN), torch.zeros(BATCH, HIDDEN), []
    for _ in range(WRITTEN):
        fed, states = model.step(token, fed, states, memory, valid)
        logits = model.output(fed)
        logits[:, END] = float("-inf")
        token = logits.argmax(1)
        tokens.append(token)
    return torch.stack(tokens, 1)


def beam(model, source, lengths, width):
    memory, valid, states = model.encode(source, lengths)
    memory, valid = memory.repeat_interleave(width, 0), valid.repeat_interleave(width, 0)
    states = [s.repeat_interleave(width, 1) for s in states]
    token, fed = torch.full((BATCH * width,), BEGIN), torch.zeros(BATCH * width, HIDDEN)
    total = torch.full((BATCH, width), float("-inf"))
    total[:, 0] = 0
    tokens = torch.zeros(BATCH * width, 0, dtype=torch.long)
    first = torch.arange(BATCH)[:, None] * width
    for _ in range(WRITTEN):
        fed, states = model.step(token, fed, states, memory, valid)
        logs = torch.log_softmax(model.output(fed), 1)
        logs[:, END] = float("-inf")
        total, best = (total[:, :, None] + logs.view(BATCH, width, TARGETS)).flatten(1).topk(width, 1)
        row = (first + best // TARGETS).flatten()
        token = (best % TARGETS).flatten()
        tokens = torch.cat([tokens[row], token[:, None]], 1)
        fed, states = fed[row], [s[:, row] for s in states]
    return tokens


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cell", choices=("lstm", "gru"), default="lstm")
    options.add_argument("--feeding", choices=("true", "false"), default="true")
    options.add_argument("--seconds", type=float, default=8)
    o = options.parse_args()
    torch.manual_seed(42)
    model = Translator(o.cell, o.feeding == "true")
    adam = torch.optim.Adam(model.parameters(), lr=1e-3)
    data = list(batches())

    def train():
        for source, lengths, begun, written in data:
            adam.zero_grad()
            logits = model(source, lengths, begun)
            f.cross_entropy(logits.flatten(0, 1), written.flatten(), ignore_index=NONE).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            adam.step()

    def predict(search):
        with torch.no_grad():
            for source, lengths, _, _ in data[:4]:
                search(model, source, lengths)

    print(
        json.dumps(
            dict(
                program="PyTorch " + torch.__version__,
                cell=o.cell,
                feeding=o.feeding,
                train=1e3 * median_seconds(train, o.seconds),
                greedy=1e3 * median_seconds(lambda: predict(greedy), o.seconds / 2),
                beam=1e3 * median_seconds(lambda: predict(lambda *of: beam(*of, 5)), o.seconds),
            )
        )
    )


if __name__ == "__main__":
    main()
