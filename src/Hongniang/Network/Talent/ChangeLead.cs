using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Talent;

/// <summary>Changes what is written of a lead, or moves it to a later stage.</summary>
public sealed class ChangeLead(HongniangDb db, AssociationClock clock)
{
    public sealed record Step(LeadStage? Stage, DateOnly? ArrivedOn, string? Reason);

    public async Task<Result> RunAsync(string number, int version, LeadText text, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(text);
        var taken = await TakeAsync(number, version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (lead, read) = (taken.Value, await text.ReadAsync(db, ct));
        if (!read.Succeeded)
        {
            return read;
        }

        if (lead.Stage is LeadStage.Agreed or LeadStage.Arrived && read.Value.TargetId is null)
        {
            return new Problem("lead.target", "Name the unit that they come to first.", nameof(LeadText.Target));
        }

        var before = lead.ToFacts();
        lead.Change(read.Value);
        var (was, now) = Differences.Between(before, lead.ToFacts());
        if (now.Count > 0)
        {
            db.Record(new JournalDraft(actor, clock.Now, nameof(TalentLead), lead.Id, lead.Number, "Changed") { Before = was, After = now });
        }

        return await db.CommitAsync(ct);
    }

    /// <summary>Moves the lead; an arrival needs its day, a loss its reason.</summary>
    public async Task<Result> MoveAsync(string number, int version, Step step, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(step);
        var taken = await TakeAsync(number, version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (lead, reason) = (taken.Value, Texts.Clean(step.Reason));
        if (step.Stage is not { } to || !Enum.IsDefined(to))
        {
            return new Problem("choice.unknown", "Please choose one of the list.", nameof(step.Stage));
        }

        var checks = new FactChecks().Add(LeadRules.ReasonNotTo(lead, to)).Optional(reason, 200, nameof(step.Reason))
            .Add(to is LeadStage.Lost && reason is null ? Problem.Required(nameof(step.Reason)) : null)
            .Add(to is not LeadStage.Arrived ? null : step.ArrivedOn is not { } on ? Problem.Required(nameof(step.ArrivedOn)) : on > clock.Today ? new Problem("date.future", "This day is still to come.", nameof(step.ArrivedOn)) : null);
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var before = new { lead.Stage };
        lead.Move(to, clock.Today, to is LeadStage.Arrived ? step.ArrivedOn : null, to is LeadStage.Lost ? reason : null);
        db.Record(new JournalDraft(actor, clock.Now, nameof(TalentLead), lead.Id, lead.Number, "Moved") { Before = before, After = new { lead.Stage, lead.ArrivedOn }, Reason = reason });
        return await db.CommitAsync(ct);
    }

    private async Task<Result<TalentLead>> TakeAsync(string number, int version, Actor actor, CancellationToken ct)
    {
        if (await db.TalentLeads.SingleOrDefaultAsync(l => l.Number == number, ct) is not { } lead)
        {
            return Problem.NotFound();
        }

        return ChangeOrganization.ReasonNotTo(db.Scope, lead.HolderId, actor) is { } refusal ? refusal
            : lead.Version == version ? lead : await db.StaleAsync(lead.Id, ct);
    }
}
