using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs;

/// <summary>Warns of open needs on which no person has done anything for <see cref="WarnAfterDays"/> days, and puts them to sleep after
/// <see cref="DormantAfterDays"/>. Run daily; done twice, nothing more happens.</summary>
public sealed class SleepIdleNeeds(HongniangDb db, AssociationClock clock)
{
    public const int WarnAfterDays = 90;
    public const int DormantAfterDays = 120;

    private const string Warned = "SleepWarned";
    private const int AtOnce = 200;

    public sealed record Output(int Warned, int Slept);

    /// <param name="inWork">Needs that somebody is or lately was engaged on: they are not idle.</param>
    public async Task<Result<Output>> RunAsync(IQueryable<NeedId> inWork, CancellationToken ct)
    {
        var (warn, sleep) = (clock.Now.AddDays(-WarnAfterDays), clock.Now.AddDays(-DormantAfterDays));
        var done = new Output(0, 0);
        var after = "";
        while (true)
        {
            // By number: an id is ordered differently by either database.
#pragma warning disable CA1309 // why: translated to the database's own comparison of the number; an ordinal overload is not.
            var some = await db.Needs.Where(n => (n.State == NeedState.Submitted || n.State == NeedState.Returned || n.State == NeedState.Accepted || n.State == NeedState.Published)
                && n.UpdatedAt < warn && string.Compare(n.Number, after) > 0 && !inWork.Contains(n.Id)).OrderBy(n => n.Number).Take(AtOnce).ToListAsync(ct);
#pragma warning restore CA1309
            if (some.Count == 0)
            {
                return done;
            }

            after = some[^1].Number;
            var last = await LastActsAsync(some, ct);
            foreach (var need in some)
            {
                var (acted, warned) = last.GetValueOrDefault(need.Id.Value, (need.UpdatedAt, null));
                acted = acted > need.UpdatedAt ? acted : need.UpdatedAt;
                if (acted < sleep)
                {
                    var before = new { need.State };
                    need.Sleep(clock.Now);
                    NeedDesk.Record(db, need, Actor.System, clock.Now, "Slept", before, new { need.State });
                    done = done with { Slept = done.Slept + 1 };
                }
                else if (acted < warn && !(warned > acted))
                {
                    NeedDesk.Record(db, need, Actor.System, clock.Now, Warned, after: new { IdleSince = clock.DayOf(acted) });
                    done = done with { Warned = done.Warned + 1 };
                }
            }

            if (await db.CommitAsync(ct) is { Succeeded: false } refused)
            {
                return Result<Output>.Refused(refused.Problems);
            }

            db.ChangeTracker.Clear();
        }
    }

    /// <summary>When a person last did something about each need, keeping a candidate and revealing a contact included, and when it was last warned of.</summary>
    private async Task<Dictionary<Guid, (DateTimeOffset Acted, DateTimeOffset? Warned)>> LastActsAsync(List<Need> needs, CancellationToken ct)
    {
        var ids = needs.ConvertAll(n => n.Id.Value);
        var acts = await db.Journal.Where(j => ids.Contains(j.SubjectId) && (j.ActorId != null || j.Verb == Warned)).GroupBy(j => new { j.SubjectId, IsWarning = j.Verb == Warned })
            .Select(g => new { g.Key.SubjectId, g.Key.IsWarning, Last = g.Max(j => j.At) }).ToListAsync(ct);
        return acts.GroupBy(a => a.SubjectId).ToDictionary(
            g => g.Key,
            g => (g.Where(a => !a.IsWarning).Select(a => a.Last).DefaultIfEmpty(DateTimeOffset.MinValue).Max(), g.Where(a => a.IsWarning).Select(a => (DateTimeOffset?)a.Last).Max()));
    }
}
