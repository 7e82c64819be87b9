using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Supply;

/// <summary>科技成果: a result that its owner offers for transfer.</summary>
public sealed class Achievement : IVersioned
{
    public const int MaxTitle = 120;
    public const int MaxText = 8000;

    private Achievement()
    {
    }

    public AchievementId Id { get; private init; }

    /// <summary>Human number, <c>CG-2026-000123</c>.</summary>
    public string Number { get; private init; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Summary without anything confidential.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>At most three points of novelty, one per line.</summary>
    public string? Highlights { get; private set; }

    /// <summary>Advantage over what is in use today, and its economics.</summary>
    public string? Advantage { get; private set; }

    /// <summary>The unit that owns the result; null when the import named one that is not in the register (see <see cref="OwnerName"/>).</summary>
    public OrganizationId? OwnerId { get; private set; }

    public string OwnerName { get; private set; } = "";

    public string? Inventors { get; private set; }

    /// <summary>The association that looks after the record.</summary>
    public OrganizationId HolderId { get; private set; }

    public string RegionCode { get; private set; } = "";

    public string? IndustryCode { get; private set; }

    /// <summary>GB/T 13745 codes, separated by <c>;</c>.</summary>
    public string? DisciplineCodes { get; private set; }

    /// <summary>Separated by <c>;</c>.</summary>
    public string? Keywords { get; private set; }

    /// <summary>Readiness level 1–9 (GB/T 22900); null when not stated.</summary>
    public int? ReadinessLevel { get; private set; }

    /// <summary>What proves the level; without it the level is shown as self-declared.</summary>
    public string? ReadinessEvidence { get; private set; }

    public List<CooperationMode> TransferModes { get; private set; } = [];

    /// <summary>In yuan; null means negotiable (面议).</summary>
    public decimal? AskingPrice { get; private set; }

    /// <summary>Patents and the like: one per line.</summary>
    public string? IpRights { get; private set; }

    public string? ContactName { get; private set; }

    public string? ContactPhone { get; private set; }

    public string? ContactEmail { get; private set; }

    public SupplyState State { get; private set; }

    public Visibility Visibility { get; private set; }

    public DateOnly? ValidUntil { get; private set; }

    public string Source { get; private init; } = "";

    public bool IsSample { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; set; }

    public sealed record Facts
    {
        public required string Title { get; init; }

        public required string Summary { get; init; }

        public string? Highlights { get; init; }

        public string? Advantage { get; init; }

        public OrganizationId? OwnerId { get; init; }

        public required string OwnerName { get; init; }

        public string? Inventors { get; init; }

        public required OrganizationId HolderId { get; init; }

        public required string RegionCode { get; init; }

        public string? IndustryCode { get; init; }

        public string? DisciplineCodes { get; init; }

        public string? Keywords { get; init; }

        public int? ReadinessLevel { get; init; }

        public string? ReadinessEvidence { get; init; }

        public IReadOnlyList<CooperationMode> TransferModes { get; init; } = [];

        public decimal? AskingPrice { get; init; }

        public string? IpRights { get; init; }

        public string? ContactName { get; init; }

        public string? ContactPhone { get; init; }

        public string? ContactEmail { get; init; }

        public Visibility Visibility { get; init; } = Visibility.Network;

        public DateOnly? ValidUntil { get; init; }
    }

    /// <summary>Enters a result. Check the facts first with the module's validator.</summary>
    public static Achievement Enter(AchievementId id, string number, Facts facts, SupplyState state, string source, DateTimeOffset now, bool isSample = false)
    {
        var achievement = new Achievement { Id = id, Number = number, CreatedAt = now, Source = source, IsSample = isSample, State = state };
        achievement.Change(facts, now);
        return achievement;
    }

    /// <summary>What the record says now, to be changed with <c>with</c> and written back.</summary>
    public Facts ToFacts() => new()
    {
        Title = Title,
        Summary = Summary,
        Highlights = Highlights,
        Advantage = Advantage,
        OwnerId = OwnerId,
        OwnerName = OwnerName,
        Inventors = Inventors,
        HolderId = HolderId,
        RegionCode = RegionCode,
        IndustryCode = IndustryCode,
        DisciplineCodes = DisciplineCodes,
        Keywords = Keywords,
        ReadinessLevel = ReadinessLevel,
        ReadinessEvidence = ReadinessEvidence,
        TransferModes = [.. TransferModes],
        AskingPrice = AskingPrice,
        IpRights = IpRights,
        ContactName = ContactName,
        ContactPhone = ContactPhone,
        ContactEmail = ContactEmail,
        Visibility = Visibility,
        ValidUntil = ValidUntil,
    };

    public void Change(Facts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Title = facts.Title;
        Summary = facts.Summary;
        Highlights = facts.Highlights;
        Advantage = facts.Advantage;
        OwnerId = facts.OwnerId;
        OwnerName = facts.OwnerName;
        Inventors = facts.Inventors;
        HolderId = facts.HolderId;
        RegionCode = facts.RegionCode;
        IndustryCode = facts.IndustryCode;
        DisciplineCodes = facts.DisciplineCodes;
        Keywords = facts.Keywords;
        ReadinessLevel = facts.ReadinessLevel;
        ReadinessEvidence = facts.ReadinessEvidence;
        TransferModes = [.. facts.TransferModes.Distinct().Order()];
        AskingPrice = facts.AskingPrice;
        IpRights = facts.IpRights;
        ContactName = facts.ContactName;
        ContactPhone = facts.ContactPhone;
        ContactEmail = facts.ContactEmail;
        Visibility = facts.Visibility;
        ValidUntil = facts.ValidUntil;
        UpdatedAt = now;
    }

    public void Publish(DateTimeOffset now) => (State, UpdatedAt) = (SupplyState.Published, now);

    public void Withdraw(DateTimeOffset now) => (State, UpdatedAt) = (SupplyState.Withdrawn, now);
}
