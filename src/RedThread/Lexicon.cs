using RedThread.Indexing;

namespace RedThread;

/// <summary>
/// The numbers of terms. Several indexes may share one, which saves memory and lets a batch of queries be read once for all of them. Terms once seen keep their number, so
/// a lexicon only grows. Safe for any number of threads.
/// </summary>
public sealed class Lexicon
{
    internal Vocabulary[] Vocabularies { get; } = [new(), new()];
}
