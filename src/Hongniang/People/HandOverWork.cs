using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>Hands everything that is in somebody's hands to a colleague: one's own, before one leaves, or that of an account which an administrator closes.</summary>
public sealed class HandOverWork(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(Guid From, Guid? To);

    /// <summary>Who may take it: technology managers and officers of the same association, or of one above it.</summary>
    public static async Task<IReadOnlyList<Matchmakers.Found>> ColleaguesAsync(HongniangDb db, Account from, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(from);
        return [.. (await Matchmakers.LoadAsync(db, from.OrganizationId, ct)).Where(m => m.AccountId != from.Id)];
    }

    /// <summary>How many needs, engagements, follow-ups and tasks are in somebody's hands.</summary>
    public static Task<int> OpenAsync(HongniangDb db, Guid account, CancellationToken ct) => OpenWork.CountAsync(db, account, ct);

    /// <returns>How many needs, engagements, follow-ups and tasks changed hands.</returns>
    public async Task<Result<int>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(actor);
        var from = actor.AccountId == input.From ? await db.Users.SingleOrDefaultAsync(a => a.Id == input.From, ct) : await WatchedAccounts.Of(db).SingleOrDefaultAsync(a => a.Id == input.From, ct);
        if (from is null)
        {
            return Problem.NotFound();
        }

        if (actor.AccountId != from.Id && AccountRules.ReasonNotToManage(from, actor) is { } refusal)
        {
            return refusal;
        }

        if ((await ColleaguesAsync(db, from, ct)).FirstOrDefault(m => m.AccountId == input.To) is not { } to)
        {
            return new Problem("choice.unknown", "Please choose one of the list.", nameof(input.To));
        }

        var hands = new Actor(to.AccountId, to.Name, to.OrganizationId.Value, to.Role.ToString());
        var engagements = await OpenWork.Engagements(db, from.Id).ToListAsync(ct);
        foreach (var engagement in engagements)
        {
            engagement.HandTo(hands, clock.Now);
            db.Record(new JournalDraft(actor, clock.Now, nameof(Engagement), engagement.Id.Value, engagement.Number, "HandedOver")
            {
                Before = new { MatchmakerName = from.DisplayName }, After = new { engagement.MatchmakerName },
            });
        }

        var needs = await OpenWork.Needs(db, from.Id).ToListAsync(ct);
        foreach (var need in needs)
        {
            HandNeed.Hand(db, need, to, actor, clock.Now, null);
        }

        var steps = await OpenWork.FollowUps(db, from.Id).ToListAsync(ct);
        foreach (var step in steps)
        {
            step.HandTo(hands);
        }

        var tasks = await OpenWork.Tasks(db, from.Id).ToListAsync(ct);
        foreach (var task in tasks)
        {
            task.HandTo(hands, clock.Now);
            WorkTaskDesk.Record(db, task, actor, clock.Now, "HandedOver", new { AssigneeName = from.DisplayName }, new { task.AssigneeName });
        }

        db.Record(new JournalDraft(actor, clock.Now, nameof(Account), from.Id, from.MaskedName(), "WorkHandedOver") { After = new { To = to.Name, Needs = needs.Count, Engagements = engagements.Count, FollowUps = steps.Count, Tasks = tasks.Count } });
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? needs.Count + engagements.Count + steps.Count + tasks.Count : Result<int>.Refused(saved.Problems);
    }
}
