using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Matching.Meaning;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Matching.Indexing;

/// <summary>Holds the node's <see cref="IndexSet"/>: loaded once, in the background where a host runs, and kept current from the journal.</summary>
/// <param name="scopes">For a unit of work at each reading.</param>
/// <param name="file">What the last run left.</param>
/// <param name="model">A model of meaning, where one is configured.</param>
/// <param name="vectors">What the last run left of its vectors.</param>
public sealed class MatchIndexes(IServiceScopeFactory scopes, IndexFile file, MeaningModel? model = null, MeaningFile? vectors = null) : IDisposable
{
    /// <summary>So many texts are read anew in less time than writing the file takes.</summary>
    private const int WorthKeeping = 500;

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile IndexSet? _set;
    private long? _kept;

    /// <summary>Whether the first load is done.</summary>
    public bool IsReady => _set is not null;

    /// <summary>The indexes, or null while they are being loaded: for whoever must not be the one that loads.</summary>
    internal IndexSet? Loaded => _set;

    /// <summary>The indexes; waits for the first load, and starts it where no host has done so.</summary>
    public async Task<IndexSet> GetAsync(CancellationToken ct) => _set ?? await CatchUpAsync(ct);

    /// <summary>The indexes, or null when they are still being loaded after <paramref name="patience"/>.</summary>
    public async Task<IndexSet?> TryGetAsync(TimeSpan patience, CancellationToken ct)
    {
        if (_set is { } ready)
        {
            return ready;
        }

        if (!await _oneAtATime.WaitAsync(patience, ct))
        {
            return null;
        }

        _oneAtATime.Release();
        return _set ?? await CatchUpAsync(ct);
    }

    /// <summary>Loads, or reads on from the last journal entry known; afterwards everything committed before the call is reflected.</summary>
    public async Task<IndexSet> CatchUpAsync(CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = Everything(scope);
            var set = _set;
            if (set is null || !await IndexReader.CatchUpAsync(db, set, ct))
            {
                await using var second = scopes.CreateAsyncScope();
                set = await IndexReader.LoadAsync(db, Everything(second), file, ct);

                // Words answer at once; reading the vectors takes a while, and until then nobody asks them.
                _set = set;
            }

            set.Meaning ??= await MeaningAsync(set, ct);
            return set;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>The vectors that the last run left, as far as they are of the present texts; the worker makes the others.</summary>
    private Task<MeaningVectors?> MeaningAsync(IndexSet set, CancellationToken ct) => model is not { IsOn: true } on ? Task.FromResult<MeaningVectors?>(null) : Task.Run(
        () =>
        {
            var kept = new MeaningVectors(on.Settings);
            try
            {
                if (vectors?.Read(on.Key(), kept) == true)
                {
                    kept.KeepOnly(set);
                }
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                // why: a model that cannot be read must not keep the indexes away; the worker finds out the same, and tells.
            }

            return (MeaningVectors?)kept;
        }, ct);

    private static HongniangDb Everything(AsyncServiceScope scope)
    {
        var db = scope.ServiceProvider.GetRequiredService<HongniangDb>();
        db.Scope = Scope.Everything; // why: the index is everybody's; each search asks the reader's sight
        return db;
    }

    /// <summary>Leaves the indexes to the next run, where the file in the data folder is far from what they are.</summary>
    /// <exception cref="IOException">The file could not be written; the former one is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public void Keep()
    {
        if (_set is not { } set)
        {
            return;
        }

        if (_kept is { } kept ? set.Sequence - kept > WorthKeeping : set.ReadAnew > WorthKeeping)
        {
            var sequence = set.Sequence;
            file.Write(set);
            _kept = sequence;
        }
        else
        {
            _kept ??= set.Sequence;
        }
    }

    public void Dispose() => _oneAtATime.Dispose();
}
