using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Network.Managers;

/// <summary>技术经理人: somebody in the register who brings needs and answers together, with level, certificate, fields and training. With or without an account of the association.</summary>
/// <remarks>What he or she did is not kept here: cases, contracts and follow-ups are counted where they happen, by the account.</remarks>
public sealed class TechnologyManager : IVersioned
{
    public const int MaxName = 60;
    public const int MaxNote = 1000;
    public const int MostFields = 12;

    /// <summary>So many open needs at once, when nobody says otherwise.</summary>
    public const int UsualLoad = 12;

    /// <summary>The most that may be set.</summary>
    public const int GreatestLoad = 200;

    private TechnologyManager()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Human number, <c>JL-2026-000007</c>.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The association that keeps the entry: its territory sees it.</summary>
    public OrganizationId HolderId { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>The account by which the person works here; null for somebody who works without one. An account has one entry at most.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>Where the person is employed, when that is not the association.</summary>
    public OrganizationId? EmployerId { get; private set; }

    /// <summary>Where the person works from (GB/T 2260): travel counts from here.</summary>
    public string RegionCode { get; private set; } = "";

    /// <summary>Null until there is a certificate.</summary>
    public ManagerLevel? Level { get; private set; }

    public string? CertificateNumber { get; private set; }

    public string? CertificateIssuer { get; private set; }

    public DateOnly? CertifiedOn { get; private set; }

    /// <summary>The last day on which the certificate holds; null when it has no end.</summary>
    public DateOnly? CertifiedUntil { get; private set; }

    /// <summary>Industries served, codes of GB/T 4754 separated by <c>;</c>.</summary>
    public string? Fields { get; private set; }

    /// <summary>So many open needs may be in these hands at once. 1–<see cref="GreatestLoad"/>.</summary>
    public int LoadCap { get; private set; }

    public string? Note { get; private set; }

    /// <summary>When the person left the register; null while in it.</summary>
    public DateOnly? LeftOn { get; private set; }

    public List<ManagerTraining> Trainings { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public bool IsSample { get; private init; }

    public int Version { get; set; }

    /// <summary>What a person may enter.</summary>
    public sealed record Facts(
        string Name, Guid? AccountId, OrganizationId? EmployerId, string RegionCode, ManagerLevel? Level, string? CertificateNumber, string? CertificateIssuer, DateOnly? CertifiedOn,
        DateOnly? CertifiedUntil, string? Fields, int LoadCap, string? Note);

    public static TechnologyManager Register(Guid id, string number, OrganizationId holder, Facts facts, DateTimeOffset now, bool isSample = false)
    {
        var manager = new TechnologyManager { Id = id, Number = number, HolderId = holder, CreatedAt = now, IsSample = isSample };
        manager.Change(facts);
        return manager;
    }

    public Facts ToFacts() => new(Name, AccountId, EmployerId, RegionCode, Level, CertificateNumber, CertificateIssuer, CertifiedOn, CertifiedUntil, Fields, LoadCap, Note);

    public void Change(Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        (Name, AccountId, EmployerId, RegionCode, Fields, LoadCap, Note) = (facts.Name, facts.AccountId, facts.EmployerId, facts.RegionCode, facts.Fields, facts.LoadCap, facts.Note);
        (Level, CertificateNumber, CertificateIssuer, CertifiedOn, CertifiedUntil) = (facts.Level, facts.CertificateNumber, facts.CertificateIssuer, facts.CertifiedOn, facts.CertifiedUntil);
    }

    /// <summary>Ask <see cref="ManagerRules"/> first, here and below.</summary>
    public void Leave(DateOnly on) => LeftOn = on;

    public void Return() => LeftOn = null;

    /// <summary>Nothing says any more who it was; level, fields and hours stay.</summary>
    public void Erase(DateOnly today) =>
        (Name, AccountId, EmployerId, CertificateNumber, Note, LeftOn) = (Hongniang.Data.JournalErasure.Nobody, null, null, null, null, LeftOn ?? today);
}
