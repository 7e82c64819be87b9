using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Supply;

/// <summary>专家: a person whose knowledge can meet needs.</summary>
public sealed class Expert : IVersioned
{
    public const int MaxName = 60;
    public const int MaxText = 8000;

    private Expert()
    {
    }

    public ExpertId Id { get; private init; }

    /// <summary>Human number, <c>ZJ-2026-000123</c>.</summary>
    public string Number { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>职称, as written: 教授, 研究员, 高级工程师…</summary>
    public string? Title { get; private set; }

    /// <summary>The employer in the register; null when the import named one that is not (see <see cref="OrganizationName"/>).</summary>
    public OrganizationId? OrganizationId { get; private set; }

    public string OrganizationName { get; private set; } = "";

    /// <summary>The association that looks after the record.</summary>
    public OrganizationId HolderId { get; private set; }

    public string RegionCode { get; private set; } = "";

    /// <summary>GB/T 13745 codes, separated by <c>;</c>.</summary>
    public string? DisciplineCodes { get; private set; }

    public string? IndustryCode { get; private set; }

    /// <summary>研究方向, separated by <c>;</c>.</summary>
    public string ResearchDirections { get; private set; } = "";

    /// <summary>代表成果: papers, patents, projects; one per line.</summary>
    public string? Works { get; private set; }

    public string? Biography { get; private set; }

    public List<CooperationMode> Services { get; private set; } = [];

    /// <summary>Engagements that the expert accepts per month; null when not stated.</summary>
    public int? LoadCap { get; private set; }

    public string? ContactPhone { get; private set; }

    public string? ContactEmail { get; private set; }

    /// <summary>Whether the person agreed to be listed and asked; without it the contact is not usable.</summary>
    public bool HasConsent { get; private set; }

    /// <summary>The last day on which the consent holds; null without one, and for consents from before this was kept.</summary>
    public DateOnly? ConsentUntil { get; private set; }

    public SupplyState State { get; private set; }

    public Visibility Visibility { get; private set; }

    public string Source { get; private init; } = "";

    public bool IsSample { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; set; }

    public sealed record Facts
    {
        public required string Name { get; init; }

        public string? Title { get; init; }

        public OrganizationId? OrganizationId { get; init; }

        public required string OrganizationName { get; init; }

        public required OrganizationId HolderId { get; init; }

        public required string RegionCode { get; init; }

        public string? DisciplineCodes { get; init; }

        public string? IndustryCode { get; init; }

        public required string ResearchDirections { get; init; }

        public string? Works { get; init; }

        public string? Biography { get; init; }

        public IReadOnlyList<CooperationMode> Services { get; init; } = [];

        public int? LoadCap { get; init; }

        public string? ContactPhone { get; init; }

        public string? ContactEmail { get; init; }

        public bool HasConsent { get; init; }

        public Visibility Visibility { get; init; } = Visibility.Network;
    }

    /// <summary>Enters an expert. Check the facts first with the module's validator.</summary>
    public static Expert Enter(ExpertId id, string number, Facts facts, SupplyState state, string source, DateTimeOffset now, bool isSample = false)
    {
        var expert = new Expert { Id = id, Number = number, CreatedAt = now, Source = source, IsSample = isSample, State = state };
        expert.Change(facts, now);
        return expert;
    }

    /// <summary>What the record says now, to be changed with <c>with</c> and written back.</summary>
    public Facts ToFacts() => new()
    {
        Name = Name,
        Title = Title,
        OrganizationId = OrganizationId,
        OrganizationName = OrganizationName,
        HolderId = HolderId,
        RegionCode = RegionCode,
        DisciplineCodes = DisciplineCodes,
        IndustryCode = IndustryCode,
        ResearchDirections = ResearchDirections,
        Works = Works,
        Biography = Biography,
        Services = [.. Services],
        LoadCap = LoadCap,
        ContactPhone = ContactPhone,
        ContactEmail = ContactEmail,
        HasConsent = HasConsent,
        Visibility = Visibility,
    };

    public void Change(Facts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Name = facts.Name;
        Title = facts.Title;
        OrganizationId = facts.OrganizationId;
        OrganizationName = facts.OrganizationName;
        HolderId = facts.HolderId;
        RegionCode = facts.RegionCode;
        DisciplineCodes = facts.DisciplineCodes;
        IndustryCode = facts.IndustryCode;
        ResearchDirections = facts.ResearchDirections;
        Works = facts.Works;
        Biography = facts.Biography;
        Services = [.. facts.Services.Distinct().Order()];
        LoadCap = facts.LoadCap;
        ContactPhone = facts.ContactPhone;
        ContactEmail = facts.ContactEmail;
        HasConsent = facts.HasConsent;
        Visibility = facts.Visibility;
        UpdatedAt = now;
    }

    /// <summary>The person agreed; the statement itself is an <see cref="Consents.ExpertConsent"/>.</summary>
    public void Agree(DateOnly until, DateTimeOffset now) => (HasConsent, ConsentUntil, UpdatedAt) = (true, until, now);

    /// <summary>The consent is over: the record leaves search and matching with it.</summary>
    public void EndConsent(DateTimeOffset now) => (HasConsent, ConsentUntil, State, UpdatedAt) = (false, null, SupplyState.Withdrawn, now);

    /// <summary>The person is erased: what counts stays (number, region, disciplines, holder, days), who it was goes.</summary>
    public void Erase(DateTimeOffset now)
    {
        const string nobody = Hongniang.Data.JournalErasure.Nobody;
        (Name, Title, OrganizationId, OrganizationName, ResearchDirections, Works, Biography) = (nobody, null, null, nobody, nobody, null, null);
        (ContactPhone, ContactEmail, LoadCap, Services) = (null, null, null, []);
        EndConsent(now);
    }

    public void Publish(DateTimeOffset now) => (State, UpdatedAt) = (SupplyState.Published, now);

    public void Withdraw(DateTimeOffset now) => (State, UpdatedAt) = (SupplyState.Withdrawn, now);
}
