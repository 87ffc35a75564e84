"""PyTorch counterpart of ImageBenchmark for benchmarks/captions; prints the time of a training step in milliseconds.

A batch is 32 images of 3 x side x side. Three stages of 16, 32 and 64 filters, each with a residual block, group normalisation with
groups of 16 channels, and stride 2 between stages, read them. "classes" are the maximum over positions and a softmax over 10 classes;
"captions" are 12 of 1,000 words, written by one GRU of 256 units with general attention over the grid and input feeding. A step:
zero_grad, forward, loss, backward, clip to norm 5, Adam. The time is the median after a warm-up of the same duration.
"""
import argparse
import json

from pytorch_timing import median_seconds  # must precede torch: works around an import error

import torch
from torch import nn
from torch.nn import functional as f

BATCH, CLASSES, WORDS, VOCABULARY, HIDDEN, EMBEDDING = 32, 10, 12, 1000, 256, 128
FILTERS = (16, 32, 64)


def convolution(inputs, outputs, stride):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.GroupNorm(max(1, outputs // 16), outputs)
    )


class Block(nn.Module):
    def __init__(self, filters):
        super().__init__()
        self.first, self.second = convolution(filters, filters, 1), convolution(filters, filters, 1)

    def forward(self, x):
        return f.relu(x + self.second(f.relu(self.first(x))))


def encoder():
    layers = []
    for before, filters in zip((3, *FILTERS), FILTERS):
        layers += [convolution(before, filters, 2 if layers else 1), nn.ReLU(), Block(filters)]
    return nn.Sequential(*layers)


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.output = encoder(), nn.Linear(FILTERS[-1], CLASSES)

    def loss(self, images, targets):
        return f.cross_entropy(self.output(self.encoder(images).amax((2, 3))), targets[:, 0] % CLASSES)


class Captioner(nn.Module):
    def __init__(self):
        super().__init__()
        width = FILTERS[-1]
        self.encoder = encoder()
        self.bridge = nn.Linear(width, HIDDEN)
        self.wrote = nn.Embedding(VOCABULARY, EMBEDDING)
        self.cell = nn.GRUCell(EMBEDDING + HIDDEN, HIDDEN)
        self.query = nn.Linear(HIDDEN, width, bias=False)
        self.attend = nn.Linear(width + HIDDEN, HIDDEN)
        self.output = nn.Linear(HIDDEN, VOCABULARY)

    def loss(self, images, targets):
        memory = self.encoder(images).flatten(2).transpose(1, 2)
        h, fed, given = torch.tanh(self.bridge(memory.mean(1))), torch.zeros(BATCH, HIDDEN), []
        embedded = self.wrote(torch.cat([torch.zeros(BATCH, 1, dtype=torch.long), targets[:, :-1]], 1))
        for t in range(WORDS):
            h = self.cell(torch.cat([embedded[:, t], fed], 1), h)
            scores = torch.bmm(memory, self.query(h)[:, :, None])
            context = torch.bmm(torch.softmax(scores, 1).transpose(1, 2), memory)[:, 0]
            fed = torch.tanh(self.attend(torch.cat([context, h], 1)))
            given.append(fed)
        return f.cross_entropy(self.output(torch.stack(given, 1)).flatten(0, 1), targets.flatten())


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--network", choices=["classes", "captions"], default="captions")
    options.add_argument("--side", type=int, default=32)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--seconds", type=float, default=8)
    options.add_argument("--channels-last", action="store_true")
    options = options.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    model = {"classes": Classifier, "captions": Captioner}[options.network]()
    images = torch.rand(BATCH, 3, options.side, options.side)
    if options.channels_last:
        model, images = model.to(memory_format=torch.channels_last), images.to(memory_format=torch.channels_last)
    targets = torch.randint(2, VOCABULARY, (BATCH, WORDS))
    adam = torch.optim.Adam(model.parameters(), lr=1e-3)

    def step():
        adam.zero_grad()
        model.loss(images, targets).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5)
        adam.step()

    print(json.dumps({"train": 1e3 * median_seconds(step, options.seconds)}))


if __name__ == "__main__":
    main()
