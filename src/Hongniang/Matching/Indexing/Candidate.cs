using System.Linq.Expressions;
using Hongniang.Access;
using Hongniang.Matching.Quantities;
using Hongniang.Supply;
using RedThread.Embeddings;

namespace Hongniang.Matching.Indexing;

/// <summary>What the ranking knows of one achievement or expert, kept in memory so that no filter and no row of the list needs the database.</summary>
public sealed record Candidate
{
    private IReadOnlyList<Quantity>? _quantities;
    private Writing? _writing;

    public required CandidateKind Kind { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Human number; also the id inside the engine's index, so that ties are broken by it.</summary>
    public required string Number { get; init; }

    /// <summary>What the engine reads first: an achievement's title, an expert's research directions.</summary>
    public required string Title { get; init; }

    /// <summary>What the engine reads besides: summary, points of novelty, works…</summary>
    public required string Body { get; init; }

    /// <summary>A person's name and position; null for achievements.</summary>
    public string? Name { get; init; }

    public string? Position { get; init; }

    /// <summary>The owner of an achievement, or an expert's employer.</summary>
    public OrganizationId? OrganizationId { get; init; }

    public required string OrganizationName { get; init; }

    public required OrganizationId HolderId { get; init; }

    public required string RegionCode { get; init; }

    public int? Readiness { get; init; }

    public required IReadOnlyList<CooperationMode> Modes { get; init; }

    /// <summary>In yuan; null means negotiable.</summary>
    public decimal? Price { get; init; }

    /// <summary>Rights on paper: how many lines the achievement's list of patents and the like has.</summary>
    public int RightsCount { get; init; }

    /// <summary>Whether a person agreed to be listed and asked; always true for achievements.</summary>
    public required bool HasConsent { get; init; }

    public required SupplyState State { get; init; }

    public required Visibility Visibility { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public bool IsSample { get; init; }

    /// <summary>Verified, offered and, for a person, agreed to: may be proposed for a need.</summary>
    public bool IsMatchable => State is SupplyState.Published && HasConsent;

    /// <summary>The figures that the texts state; parsed on first use and kept.</summary>
    public IReadOnlyList<Quantity> Quantities => _quantities ??= QuantityParser.Parse(Title + "\n" + Body);

    /// <summary>The writing of its texts; found on first use and kept.</summary>
    internal Writing Writing => _writing ??= WrittenIn.Of(Title, Body);

    internal static Expression<Func<Achievement, Candidate>> FromAchievement { get; } = a => new Candidate
    {
        Kind = CandidateKind.Achievement,
        Id = a.Id.Value,
        Number = a.Number,
        Title = a.Title,
        Body = CandidateText.Join(a.Summary, a.Highlights, a.Advantage, a.Keywords),
        OrganizationId = a.OwnerId,
        OrganizationName = a.OwnerName,
        HolderId = a.HolderId,
        RegionCode = a.RegionCode,
        Readiness = a.ReadinessLevel,
        Modes = a.TransferModes,
        Price = a.AskingPrice,
        RightsCount = CandidateText.Lines(a.IpRights),
        HasConsent = true,
        State = a.State,
        Visibility = a.Visibility,
        UpdatedAt = a.UpdatedAt,
        IsSample = a.IsSample,
    };

    internal static Expression<Func<Expert, Candidate>> FromExpert { get; } = e => new Candidate
    {
        Kind = CandidateKind.Expert,
        Id = e.Id.Value,
        Number = e.Number,
        Title = CandidateText.Directions(e.ResearchDirections),
        Body = CandidateText.Join(e.Works, e.Biography, null, null),
        Name = e.Name,
        Position = e.Title,
        OrganizationId = e.OrganizationId,
        OrganizationName = e.OrganizationName,
        HolderId = e.HolderId,
        RegionCode = e.RegionCode,
        Modes = e.Services,
        HasConsent = e.HasConsent,
        State = e.State,
        Visibility = e.Visibility,
        UpdatedAt = e.UpdatedAt,
        IsSample = e.IsSample,
    };
}

/// <summary>How the fields of a record become the two texts that the engine reads.</summary>
internal static class CandidateText
{
    public static string Join(string? first, string? second, string? third, string? fourth) =>
        string.Join('\n', new[] { first, second, third, fourth }.Where(t => !string.IsNullOrWhiteSpace(t)));

    public static string Directions(string directions) => directions.Replace(";", "；", StringComparison.Ordinal);

    public static int Lines(string? text) => string.IsNullOrWhiteSpace(text) ? 0 : text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
}
