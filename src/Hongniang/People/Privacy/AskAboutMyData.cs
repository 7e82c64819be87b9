using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Privacy;

/// <summary>A person asks for a correction, an explanation or to be erased. Asking to be erased takes an expert's consent back at once; the rest waits for an officer, who may have to keep what the law asks for.</summary>
public sealed class AskAboutMyData(HongniangDb db, AssociationClock clock, IEnumerable<IAfterConsentEnded> followers)
{
    public sealed record Input(DataRequestKind? Kind, string? Text);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(actor);
        if (input.Kind is not { } kind || !Enum.IsDefined(kind))
        {
            return new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Kind));
        }

        var text = Texts.Clean(input.Text);
        var checks = kind is DataRequestKind.Erasure ? new FactChecks().Optional(text, DataRequest.MaxText, nameof(input.Text)) : new FactChecks().Required(text, DataRequest.MaxText, nameof(input.Text));
        if (actor.AccountId is not { } account)
        {
            return Problem.NotAllowed();
        }

        if ((DataRequestRules.ReasonNotToAsk(kind, actor) ?? (checks.Problems is [var wrong, ..] ? wrong : null)) is { } problem)
        {
            return problem;
        }

        if (await db.DataRequests.IgnoreQueryFilters().AnyAsync(r => r.AccountId == account && r.Kind == kind && r.State == DataRequestState.Open, ct)) // why: one's own
        {
            return new Problem("data.asked", "You have asked for this already; it is not answered yet.", nameof(input.Kind));
        }

        var expert = db.Scope.OwnExpert is { } key ? await db.Experts.SingleOrDefaultAsync(e => e.Id == new ExpertId(key), ct) : null;
        var holder = expert?.HolderId ?? await db.Organizations.IgnoreQueryFilters() // why: who looks after the own organisation
            .Where(o => o.Id == new OrganizationId(actor.OrganizationId ?? Guid.Empty)).Select(o => o.Kind == OrganizationKind.Association ? o.Id : o.HolderId).SingleAsync(ct);
        var request = new DataRequest
        {
            Id = clock.NewId(), AccountId = account, ExpertKey = expert?.Id.Value, PersonName = actor.Name, HolderId = holder, Kind = kind, Text = text ?? "", CreatedAt = clock.Now,
            DueOn = clock.WorkingDays.Add(clock.Today, DataRequest.AnswerDays),
        };
        db.DataRequests.Add(request);
        db.Record(new JournalDraft(actor, clock.Now, nameof(DataRequest), request.Id, "", "Asked") { After = new { request.Kind, request.DueOn } });
        if (kind is DataRequestKind.Erasure && expert is { HasConsent: true })
        {
            await ConsentDesk.EndAsync(db, expert, ConsentEnding.Withdrawn, null, endAll: false, followers, actor, clock, ct);
        }

        return await db.CommitAsync(ct);
    }
}
