using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>One contract as its page shows it. Only the two sides and the association see it, and they know each other by then.</summary>
public sealed record ContractDetail
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required ContractKind Kind { get; init; }

    public required string Buyer { get; init; }

    public required string Seller { get; init; }

    public required DateOnly SignedOn { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public required Money Deal { get; init; }

    public required Money Technology { get; init; }

    public required EvidenceGrade Evidence { get; init; }

    public Paper? File { get; init; }

    public required OrganizationId HolderId { get; init; }

    public string HolderName { get; init; } = "";

    public required string RecordedByName { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string EngagementNumber { get; init; }

    /// <summary>Null when its page is not the reader's to see.</summary>
    public string? NeedNumber { get; init; }

    /// <summary>The achievement or expert; null when its page is not the reader's to see.</summary>
    public string? CandidateNumber { get; init; }

    public required bool IsSample { get; init; }

    public sealed record Paper(string Name, string ContentType, long Length, string Sha256);

    /// <summary>Null when the contract does not exist or is not the reader's to see. Two queries.</summary>
    public static async Task<ContractDetail?> LoadAsync(HongniangDb db, string number, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var contract = await db.Contracts.AsNoTracking().Where(c => c.Number == number).Select(c => new ContractDetail
        {
            Id = c.Id, Number = c.Number, Title = c.Title, Kind = c.Kind, Buyer = c.Buyer, Seller = c.Seller, SignedOn = c.SignedOn, ValidUntil = c.ValidUntil, Deal = c.DealAmount,
            Technology = c.TechnologyAmount, Evidence = c.Evidence, HolderId = c.HolderId, RecordedByName = c.RecordedByName, RecordedAt = c.RecordedAt, IsSample = c.IsSample,
            File = db.Files.Where(f => f.Id == c.FileId).Select(f => new Paper(f.Name, f.ContentType, f.Length, f.Sha256)).FirstOrDefault(),
            EngagementNumber = db.Engagements.Where(e => e.Id == c.EngagementId).Select(e => e.Number).First(),
            NeedNumber = db.Needs.Where(n => n.Id == c.NeedId).Select(n => n.Number).FirstOrDefault(),
            CandidateNumber = db.Achievements.Where(a => a.Id == c.AchievementId).Select(a => a.Number).FirstOrDefault()
                ?? db.Experts.Where(x => x.Id == c.ExpertId).Select(x => x.Number).FirstOrDefault(),
        }).SingleOrDefaultAsync(ct);
        return contract is null ? null
            : contract with { HolderName = (await OrganizationLookup.NamesAsync(db, [contract.HolderId], ct)).GetValueOrDefault(contract.HolderId, "") };
    }

    /// <summary>The paper of a contract that the reader may see; null when there is none.</summary>
    public static Task<StoredFile?> FileAsync(HongniangDb db, string number, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Contracts.AsNoTracking().Where(c => c.Number == number && c.FileId != null)
            .SelectMany(c => db.Files.Where(f => f.Id == c.FileId)).AsNoTracking().SingleOrDefaultAsync(ct);
    }
}
