using Hongniang.Common;
using Hongniang.Matching.Indexing;
using RedThread.Embeddings;

namespace Hongniang.Matching.Meaning;

/// <summary>What is to be embedded, in which order, and what to do when that fails. One step at a time, so that the worker and the tests run the same.</summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class MeaningWork(MeaningModel model, MeaningFile file, MeaningProgress progress, AssociationClock clock)
{
    /// <summary>A run of many texts is written down so often: a crash loses no more.</summary>
    private static readonly TimeSpan KeptEvery = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly Queue<string> _waiting = [];
    private readonly HashSet<string> _isWaiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UInt128> _refused = new(StringComparer.Ordinal);
    private IndexSet? _set;
    private long _kept;
    private DateTimeOffset _keptAt;
    private int _failures;
    private DateTimeOffset? _troubleSince;
    private DateTimeOffset? _nextTry;
    private MeaningTrouble? _trouble;

    /// <summary>The last error, for the log; null while all is well.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Whether the failure is the first after all was well: one line in the log is enough.</summary>
    public bool IsNewTrouble => _failures == 1;

    /// <summary>Takes notice of what changed, and embeds one batch where one waits and the last try is long enough ago.</summary>
    /// <returns>Whether more may be done at once.</returns>
    /// <exception cref="IOException">The vectors could not be written down; they are tried again at the next change.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public async Task<bool> StepAsync(IndexSet set, CancellationToken ct)
    {
        if (set.Meaning is not { } vectors)
        {
            return false;
        }

        Notice(set, vectors);
        var isDue = _waiting.Count > 0 && !(_nextTry > clock.Now);
        if (isDue)
        {
            await EmbedNextAsync(set, vectors, ct);
        }

        Tell(vectors);
        Keep(vectors, isAtRest: _waiting.Count == 0 || _trouble is not null);
        return isDue && _trouble is null && (_waiting.Count > 0 || _set is null);
    }

    /// <summary>Writes down what is not yet, before the end.</summary>
    public void Finish()
    {
        if (_set?.Meaning is { } vectors)
        {
            Keep(vectors, isAtRest: true, atOnce: true);
        }
    }

    private void Notice(IndexSet set, MeaningVectors vectors)
    {
        if (!ReferenceEquals(set, _set))
        {
            // Changes are gathered before everything is looked through, so that none falls between.
            set.GatherChanges();
            (_set, _kept) = (set, 0);
            _waiting.Clear();
            _isWaiting.Clear();
            foreach (var text in MeaningText.AllOf(set).Where(t => !vectors.Holds(t.Kind, t.Number, t.Print)))
            {
                Enqueue(text.Number);
            }
        }

        foreach (var number in set.TakeChanges())
        {
            var text = MeaningText.Of(set, number);
            if (_refused.TryGetValue(number, out var refused) && refused != text?.Print)
            {
                _refused.Remove(number); // why: another text is another try
            }

            foreach (var kind in Enum.GetValues<TextKind>())
            {
                if (text is null || text.Kind != kind || !vectors.Holds(kind, number, text.Print))
                {
                    vectors.Drop(kind, number); // why: what is gone or says something else now must not be found by its former meaning
                }
            }

            if (text is not null && !vectors.Holds(text.Kind, number, text.Print))
            {
                Enqueue(number);
            }
        }
    }

    private void Enqueue(string number)
    {
        if (_isWaiting.Add(number))
        {
            _waiting.Enqueue(number);
        }
    }

    private async Task EmbedNextAsync(IndexSet set, MeaningVectors vectors, CancellationToken ct)
    {
        var texts = _waiting.Take(model.Settings.TextsAtOnce).Select(n => MeaningText.Of(set, n)).OfType<MeaningText>()
            .Where(t => !vectors.Holds(t.Kind, t.Number, t.Print) && _refused.GetValueOrDefault(t.Number) != t.Print).ToList();
        if (texts.Count == 0 || await EmbedAsync(texts, vectors, ct))
        {
            for (var left = Math.Min(model.Settings.TextsAtOnce, _waiting.Count); left > 0; left--)
            {
                _isWaiting.Remove(_waiting.Dequeue());
            }

            (_failures, _troubleSince, _nextTry, _trouble, Error) = (0, null, null, null, null);
            return;
        }

        _failures++;
        _troubleSince ??= clock.Now;
        _nextTry = clock.Now + TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, FirstPause.TotalSeconds * Math.Pow(2, Math.Min(_failures - 1, 20))));
    }

    /// <summary>False where the model could not be reached, or refused every text: then nothing is known of the texts, and all wait.</summary>
    private async Task<bool> EmbedAsync(List<MeaningText> texts, MeaningVectors vectors, CancellationToken ct)
    {
        if (await TryAsync(texts, vectors, ct) is not { } error)
        {
            return true;
        }

        List<MeaningText> refused = [];
        if (EmbeddingFailure.IsOfText(error) && texts.Count > 1)
        {
            // One text that the model cannot read must not hold up the others of its batch.
            foreach (var text in texts)
            {
                if (await TryAsync([text], vectors, ct) is { } own)
                {
                    error = own;
                    if (!EmbeddingFailure.IsOfText(own))
                    {
                        refused.Clear();
                        break;
                    }

                    refused.Add(text);
                }
            }

            if (EmbeddingFailure.IsOfText(error) && refused.Count < texts.Count)
            {
                refused.ForEach(t => _refused[t.Number] = t.Print);
                return true;
            }
        }

        (Error, _trouble) = (error, TroubleOf(error));
        return false;
    }

    private async Task<Exception?> TryAsync(List<MeaningText> texts, MeaningVectors vectors, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(model.Settings.TimeoutSeconds));
        try
        {
            var made = await Task.Run(() => model.EmbedAsync([.. texts.Select(t => t.Given(model.Settings.Texts))], patience.Token), patience.Token);
            var another = false;
            for (var i = 0; i < texts.Count; i++)
            {
                another |= vectors.Put(texts[i].Kind, texts[i].Number, texts[i].Print, made[i].Span);
            }

            if (another)
            {
                _set = null; // why: behind the same name there is another model now; all others are made again
            }

            return null;
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        catch (Exception error)
        {
            return error; // why: whatever a model does, pages go on with the words; it is told to the administrator, logged, and tried again
        }
    }

    private static MeaningTrouble TroubleOf(Exception error) => EmbeddingFailure.StatusOf(error) switch
    {
        401 or 403 => MeaningTrouble.NotAllowed,
        404 => MeaningTrouble.NoSuchModel,
        429 => MeaningTrouble.TooMuch,
        408 or 504 => MeaningTrouble.TooSlow,
        null when error is OperationCanceledException or TimeoutException => MeaningTrouble.TooSlow,
        null when EmbeddingFailure.IsUnreachable(error) => MeaningTrouble.Unreachable,
        _ => MeaningTrouble.Broken,
    };

    private void Tell(MeaningVectors vectors) => progress.Now = new MeaningProgress.Seen(
        _trouble is not null ? MeaningState.Failing : _waiting.Count > 0 ? MeaningState.Making : MeaningState.UpToDate, vectors.Count, _waiting.Count, _refused.Count, _trouble, _troubleSince, _nextTry);

    private void Keep(MeaningVectors vectors, bool isAtRest, bool atOnce = false)
    {
        if (vectors.Changes != _kept && (atOnce || (isAtRest && _keptAt == default) || clock.Now - _keptAt >= KeptEvery))
        {
            _kept = vectors.Changes;
            _keptAt = clock.Now;
            file.Write(model.Key(), vectors);
        }
    }
}
