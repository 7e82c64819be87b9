using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Hongniang.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Hongniang.Tests.Matching;

/// <summary>Short words for the tests of matching.</summary>
internal static class MatchTools
{
    public static MatchIndexes Indexes(this TestDatabase database) => database.Services.GetRequiredService<MatchIndexes>();

    public static async Task<MatchList> MatchAsync(this TestDatabase database, Need need, CandidateKind kind = CandidateKind.Achievement, MatchFilters? filters = null,
        Scope? scope = null, Actor? reader = null, params PairStanding[] pairs)
    {
        await database.Indexes().CatchUpAsync(CancellationToken.None);
        await using var open = database.Open(scope);
        var result = await open.The<MatchNeed>().RunAsync(new MatchNeed.Input(MatchSubject.Of(need), filters ?? MatchFilters.None, pairs),
            reader ?? World.Manager(need.HolderId), CancellationToken.None);
        result.Problems.ShouldBeEmpty();
        return result.Value.Lists[kind];
    }

    public static IEnumerable<string> Titles(this MatchList list) => list.Rows.Select(r => r.Candidate.Title);

    /// <summary>Saves a change with its line in the journal, as a use case would.</summary>
    public static async Task SaveAsync(this TestDatabase database, string kind, Guid id, string number, Func<HongniangDb, Task> change)
    {
        await using var open = database.Open();
        await change(open.Db);
        open.Db.Record(new JournalDraft(Actor.System, database.Clock.Now, kind, id, number, "Changed"));
        (await open.Db.CommitAsync(CancellationToken.None)).Problems.ShouldBeEmpty();
    }
}
