using System.Globalization;
using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Supply;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Supply;

/// <summary>What the form of an achievement holds, as it was typed.</summary>
public sealed class AchievementFormModel
{
    public string? Title { get; set; }

    public string? Summary { get; set; }

    public string? Highlights { get; set; }

    public string? Advantage { get; set; }

    /// <summary>A name, a number or a credit code: the register is asked.</summary>
    public string? OwnerName { get; set; }

    public string? Inventors { get; set; }

    public string? HolderId { get; set; }

    public string? RegionCode { get; set; }

    public string? IndustryCode { get; set; }

    public string? DisciplineCodes { get; set; }

    public string? Keywords { get; set; }

    public string? ReadinessLevel { get; set; }

    public string? ReadinessEvidence { get; set; }

    public List<string>? TransferModes { get; set; }

    /// <summary>In 万元; empty means negotiable.</summary>
    public string? AskingPrice { get; set; }

    public string? IpRights { get; set; }

    public string? ContactName { get; set; }

    public string? ContactPhone { get; set; }

    public string? ContactEmail { get; set; }

    public string? Visibility { get; set; }

    public string? ValidUntil { get; set; }

    public int Version { get; set; }

    /// <summary>Which button sent the form: <c>draft</c> or <c>publish</c>.</summary>
    public string? Intent { get; set; }

    public static AchievementFormModel From(Achievement.Facts facts, int version)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new AchievementFormModel
        {
            Title = facts.Title,
            Summary = facts.Summary,
            Highlights = facts.Highlights,
            Advantage = facts.Advantage,
            OwnerName = facts.OwnerName,
            Inventors = facts.Inventors,
            HolderId = facts.HolderId.ToString(),
            RegionCode = facts.RegionCode,
            IndustryCode = facts.IndustryCode,
            DisciplineCodes = Disciplines.NamesOf(facts.DisciplineCodes, CultureInfo.CurrentUICulture),
            Keywords = facts.Keywords?.Replace(";", "；", StringComparison.Ordinal),
            ReadinessLevel = facts.ReadinessLevel?.ToString(CultureInfo.InvariantCulture),
            ReadinessEvidence = facts.ReadinessEvidence,
            TransferModes = [.. facts.TransferModes.Select(m => m.ToString())],
            AskingPrice = FormReader.InTenThousands(facts.AskingPrice),
            IpRights = facts.IpRights,
            ContactName = facts.ContactName,
            ContactPhone = facts.ContactPhone,
            ContactEmail = facts.ContactEmail,
            Visibility = facts.Visibility.ToString(),
            ValidUntil = FormReader.Day(facts.ValidUntil),
            Version = version,
        };
    }

    /// <summary>The facts as far as they can be read; the reader keeps what could not.</summary>
    /// <param name="stored">What the record says now; null for a new one. An unchanged name stays the same unit.</param>
    internal Achievement.Facts Read(FormReader reader, Achievement.Facts? stored)
    {
        var owner = FormReader.Required(OwnerName);
        return new Achievement.Facts
        {
            Title = FormReader.Required(Title),
            Summary = FormReader.Required(Summary),
            Highlights = Texts.Clean(Highlights),
            Advantage = Texts.Clean(Advantage),
            OwnerId = owner == stored?.OwnerName ? stored.OwnerId : null,
            OwnerName = owner,
            Inventors = Texts.Clean(Inventors),
            HolderId = FormReader.Organization(HolderId) ?? default,
            RegionCode = FormReader.Required(RegionCode),
            IndustryCode = Texts.Clean(IndustryCode),
            DisciplineCodes = reader.DisciplineCodes(DisciplineCodes, nameof(DisciplineCodes)),
            Keywords = Separated.Join(Keywords),
            ReadinessLevel = reader.Count(ReadinessLevel, nameof(ReadinessLevel)),
            ReadinessEvidence = Texts.Clean(ReadinessEvidence),
            TransferModes = FormReader.Many<CooperationMode>(TransferModes),
            AskingPrice = reader.TenThousands(AskingPrice, nameof(AskingPrice)),
            IpRights = Texts.Clean(IpRights),
            ContactName = Texts.Clean(ContactName),
            ContactPhone = Texts.Clean(ContactPhone),
            ContactEmail = Texts.Clean(ContactEmail),
            Visibility = FormReader.One<Visibility>(Visibility) ?? Hongniang.Supply.Visibility.Network,
            ValidUntil = reader.Day(ValidUntil, nameof(ValidUntil)),
        };
    }
}
