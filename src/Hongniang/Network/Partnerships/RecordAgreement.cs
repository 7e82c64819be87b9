using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Partnerships;

/// <summary>Records an agreement that was signed, with its paper; it may go on from an earlier one.</summary>
public sealed class RecordAgreement(HongniangDb db, PartnershipDesk desk, AssociationClock clock)
{
    /// <param name="OtherParties">Names beside the two, as typed.</param>
    /// <param name="Renews">The number of the agreement that it goes on from.</param>
    public sealed record Input(
        string Number, int Version, AgreementKind? Kind, string? Title, string? OtherParties, DateOnly? SignedOn, DateOnly? ValidUntil, string? Renews, string? FileName = null, byte[]? File = null);

    /// <returns>The number of the agreement.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await desk.TakeAsync(input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return Result<string>.Refused(taken.Problems);
        }

        var (partnership, title, others) = (taken.Value, Texts.Clean(input.Title), Separated.Join(input.OtherParties));
        var renews = Texts.Clean(input.Renews) is { } named ? await db.Agreements.SingleOrDefaultAsync(a => a.Number == named && a.PartnershipId == partnership.Id, ct) : null;
        var paper = input.File is { } content ? Paper.Read(input.FileName, content, "agreement", clock) : null;
        var checks = PartnershipDesk.CheckPast(new FactChecks(), input.SignedOn, clock.Today, nameof(input.SignedOn))
            .Required(title, Agreement.MaxTitle, nameof(input.Title)).Parts(others, Agreement.MaxParties, Organization.MaxName, nameof(input.OtherParties))
            .Add(input.Kind is { } kind && Enum.IsDefined(kind) ? null : new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Kind)))
            .Add(input.ValidUntil < input.SignedOn ? new Problem("agreement.until", "The agreement ends before it is signed.", nameof(input.ValidUntil))
                : input.ValidUntil > clock.Today.AddYears(50) ? new Problem("date.absurd", "{0} cannot be right. Please check the year.", nameof(input.ValidUntil), input.ValidUntil.Value) : null)
            .Add(renews is null && Texts.Clean(input.Renews) is not null ? new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Renews)) : null)
            .AddRange(paper?.Problems ?? []);
        return checks.Problems.Count > 0 ? Result<string>.Refused(checks.Problems) : await SaveAsync(input, partnership, title!, others, renews, paper?.Value, actor, ct); // why: checked above
    }

    private async Task<Result<string>> SaveAsync(Input input, Partnership partnership, string title, string? others, Agreement? renews, StoredFile? file, Actor actor, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Agreement, clock.Today, ct);
        var agreement = new Agreement
        {
            Id = clock.NewId(), Number = number, PartnershipId = partnership.Id, HolderId = partnership.HolderId, Kind = input.Kind!.Value, Title = title, OtherParties = others,
            SignedOn = input.SignedOn!.Value /* why: both checked */, ValidUntil = input.ValidUntil, FileId = file?.Id, RenewsId = renews?.Id, RecordedByName = actor.Name, RecordedAt = clock.Now,
        };
        if (file is not null)
        {
            db.Files.Add(file);
        }

        db.Agreements.Add(agreement);
        desk.Record(partnership, actor, "AgreementRecorded", after: new { Agreement = number, agreement.Kind, agreement.Title, agreement.SignedOn, agreement.ValidUntil, Renews = renews?.Number, File = file?.Sha256 });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
