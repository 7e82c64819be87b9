using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Retention;

/// <summary>A security officer of the top association says how long a kind of data is kept, and why.</summary>
public sealed class ChangeRetention(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(RetentionKind? Kind, int? Days, string? Reason);

    /// <summary>One time for the whole database: only who watches over all of it sets it.</summary>
    public static Problem? ReasonNotTo(Actor actor, bool watchesAll) =>
        !actor.May(AccessRules.MayGuardAccounts) ? Problem.NotAllowed()
        : watchesAll ? null
        : new Problem("retention.top", "The times hold for the whole network: the security officer of the top association sets them.");

    /// <summary>Whether the reader watches over every association.</summary>
    public static async Task<bool> WatchesAllAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var watched = db.Scope.Watched;
        return !await db.Organizations.IgnoreQueryFilters().AnyAsync(o => o.Kind == OrganizationKind.Association && !watched.Contains(o.Id), ct); // why: asks only whether there are others
    }

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (ReasonNotTo(actor, await WatchesAllAsync(db, ct)) is { } refused)
        {
            return refused;
        }

        if (input.Kind is not { } kind || !Enum.IsDefined(kind))
        {
            return new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Kind));
        }

        var (reason, least) = (Texts.Clean(input.Reason), RetentionDefaults.Of(kind).Least);
        var checks = new FactChecks().Required(reason, RetentionRule.MaxReason, nameof(input.Reason));
        if (input.Days is not { } days || days < least || days > RetentionDefaults.MostDays)
        {
            checks.Add(new Problem("retention.days", "Between {0} and {1} days.", nameof(input.Days), least, RetentionDefaults.MostDays));
        }

        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var rule = await db.RetentionRules.SingleOrDefaultAsync(r => r.Kind == kind, ct);
        var before = rule?.Days ?? RetentionDefaults.Of(kind).Days;
        if (rule is null)
        {
            rule = new RetentionRule { Id = clock.NewId(), Kind = kind, Days = input.Days!.Value, Reason = reason!, ChangedAt = clock.Now, ChangedByName = actor.Name }; // why: checked above
            db.RetentionRules.Add(rule);
        }
        else
        {
            (rule.Days, rule.Reason, rule.ChangedAt, rule.ChangedByName) = (input.Days!.Value, reason!, clock.Now, actor.Name); // why: checked above
        }

        db.Record(new JournalDraft(actor, clock.Now, nameof(RetentionRule), rule.Id, kind.ToString(), "Changed") { Before = new { Days = before }, After = new { rule.Days }, Reason = reason });
        return await db.CommitAsync(ct);
    }
}
