using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Engagements;

/// <summary>Records the signed contract of an engagement: ends the engagement as signed, keeps the paper, and lets the follow-up plan itself. All or nothing.</summary>
public sealed class SignContract(HongniangDb db, AssociationClock clock, IEnumerable<IAfterSigning> reactions)
{
    /// <summary>What may be claimed without a paper; a paper proves more.</summary>
    public static IReadOnlyList<EvidenceGrade> Claims { get; } = [EvidenceGrade.E0, EvidenceGrade.E1, EvidenceGrade.E2];

    public sealed record Upload(string? Name, byte[] Content);

    /// <param name="DealAmount">As typed, see <see cref="TypedAmount"/>.</param>
    /// <param name="Unit">What a bare number means, for both amounts.</param>
    /// <param name="Claim">How well it is proved without a paper.</param>
    public sealed record Input(
        string Number, int Version, ContractKind? Kind, string? Title, string? Buyer, string? Seller, DateOnly? SignedOn, DateOnly? ValidUntil,
        string? DealAmount, string? TechnologyAmount, AmountUnit Unit, EvidenceGrade Claim = EvidenceGrade.E0, Upload? File = null);

    /// <returns>The number of the contract.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await EngagementDesk.TakeAsync(db, input.Number, input.Version, EngagementAct.Sign, actor, ct);
        if (!taken.Succeeded)
        {
            return Result<string>.Refused(taken.Problems);
        }

        var checks = new FactChecks();
        var facts = Check(input, checks);
        var deal = Amount(checks, input.DealAmount, input.Unit, nameof(input.DealAmount));
        var technology = Amount(checks, input.TechnologyAmount, input.Unit, nameof(input.TechnologyAmount));
        if (deal is null or 0 && checks.Problems.All(p => p.Field != nameof(input.DealAmount)))
        {
            checks.Add(Problem.Required(nameof(input.DealAmount)));
        }

        if (technology is null && checks.Problems.All(p => p.Field != nameof(input.TechnologyAmount)))
        {
            checks.Add(Problem.Required(nameof(input.TechnologyAmount)));
        }

        if (technology > deal)
        {
            checks.Add(new Problem("contract.technology-amount", "The technology amount is part of the deal amount and cannot be more.", nameof(input.TechnologyAmount)));
        }

        var file = input.File is { } upload ? ContractPaper.Read(upload.Name, upload.Content, clock) : null;
        checks.AddRange(file?.Problems ?? []);
        if (checks.Problems.Count > 0)
        {
            return Result<string>.Refused(checks.Problems);
        }

        return await SaveAsync(input, taken.Value, facts, new Money(deal!.Value), new Money(technology!.Value) /* why: checked above */, file?.Value, actor, ct);
    }

    private (string Title, string Buyer, string Seller) Check(Input input, FactChecks checks)
    {
        var (title, buyer, seller) = (Texts.Clean(input.Title), Texts.Clean(input.Buyer), Texts.Clean(input.Seller));
        if (input.Kind is not { } kind || !Enum.IsDefined(kind))
        {
            checks.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Kind)));
        }

        checks.Required(title, Contract.MaxTitle, nameof(input.Title))
            .Required(buyer, Organization.MaxName, nameof(input.Buyer))
            .Required(seller, Organization.MaxName, nameof(input.Seller))
            .AddRange(EngagementDesk.CheckPast(input.SignedOn, clock.Today, nameof(input.SignedOn)));
        if (buyer is not null && buyer == seller)
        {
            checks.Add(new Problem("contract.one-party", "Buyer and seller are the same.", nameof(input.Seller)));
        }

        if (input.ValidUntil < input.SignedOn)
        {
            checks.Add(new Problem("contract.until", "The contract ends before it is signed.", nameof(input.ValidUntil)));
        }
        else if (input.ValidUntil > clock.Today.AddYears(50))
        {
            checks.Add(new Problem("date.absurd", "{0} cannot be right. Please check the year.", nameof(input.ValidUntil), input.ValidUntil.Value));
        }

        if (input.File is null && !Claims.Contains(input.Claim))
        {
            checks.Add(new Problem("contract.evidence", "This grade needs the document. Choose the file, or a lower grade.", nameof(input.Claim)));
        }

        return (title ?? "", buyer ?? "", seller ?? "");
    }

    private static decimal? Amount(FactChecks checks, string? text, AmountUnit unit, string field)
    {
        var amount = TypedAmount.Read(text, unit, field);
        checks.AddRange(amount.Problems);
        return amount.Succeeded ? amount.Value : null;
    }

    private async Task<Result<string>> SaveAsync(
        Input input, Engagement engagement, (string Title, string Buyer, string Seller) facts, Money deal, Money technology, StoredFile? file, Actor actor, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Contract, clock.Today, ct);
        var contract = new Contract
        {
            Id = clock.NewId(), Number = number, EngagementId = engagement.Id, NeedId = engagement.NeedId, AchievementId = engagement.AchievementId,
            ExpertId = engagement.ExpertId, HolderId = engagement.HolderId, EnterpriseId = engagement.EnterpriseId, SupplyOrganizationId = engagement.SupplyOrganizationId,
            Title = facts.Title, Kind = input.Kind!.Value, Buyer = facts.Buyer, Seller = facts.Seller, SignedOn = input.SignedOn!.Value /* why: both checked */,
            ValidUntil = input.ValidUntil, DealAmount = deal, TechnologyAmount = technology, Evidence = file is null ? input.Claim : EvidenceGrade.E3, FileId = file?.Id,
            RecordedById = actor.AccountId, RecordedByName = actor.Name, RecordedAt = clock.Now, IsSample = engagement.IsSample,
        };
        var before = new { engagement.Stage };
        engagement.Sign(clock.Now);
        if (file is not null)
        {
            db.Files.Add(file);
        }

        db.Contracts.Add(contract);
        EngagementDesk.Record(db, engagement, actor, clock.Now, "Signed", before, new { engagement.Stage, Contract = number });
        db.Record(new JournalDraft(actor, clock.Now, nameof(Contract), contract.Id, number, "Recorded")
        {
            After = new
            {
                Engagement = engagement.Number, contract.Kind, contract.SignedOn, Deal = deal.Amount, Technology = technology.Amount, contract.Evidence, File = file?.Sha256,
            },
        });
        foreach (var reaction in reactions)
        {
            await reaction.RunAsync(contract, engagement, actor, ct);
        }

        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
