using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Supply;

/// <summary>What the form of an expert holds, as it was typed.</summary>
public sealed class ExpertFormModel
{
    public string? Name { get; set; }

    public string? Title { get; set; }

    /// <summary>A name, a number or a credit code: the register is asked.</summary>
    public string? OrganizationName { get; set; }

    public string? HolderId { get; set; }

    public string? RegionCode { get; set; }

    public string? DisciplineCodes { get; set; }

    public string? IndustryCode { get; set; }

    /// <summary>One per line.</summary>
    public string? ResearchDirections { get; set; }

    public string? Works { get; set; }

    public string? Biography { get; set; }

    public List<string>? Services { get; set; }

    public string? LoadCap { get; set; }

    public string? ContactPhone { get; set; }

    public string? ContactEmail { get; set; }

    public bool HasConsent { get; set; }

    /// <summary>How the consent was told, by whom, when, until when, and where it is kept: for a new record.</summary>
    public string? Channel { get; set; }

    public string? GivenBy { get; set; }

    public string? GivenOn { get; set; }

    public string? Until { get; set; }

    public string? Source { get; set; }

    public string? Visibility { get; set; }

    public int Version { get; set; }

    /// <summary>Which button sent the form: <c>draft</c> or <c>publish</c>.</summary>
    public string? Intent { get; set; }

    public static ExpertFormModel From(Expert.Facts facts, int version)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new ExpertFormModel
        {
            Name = facts.Name,
            Title = facts.Title,
            OrganizationName = facts.OrganizationName,
            HolderId = facts.HolderId.ToString(),
            RegionCode = facts.RegionCode,
            DisciplineCodes = Disciplines.NamesOf(facts.DisciplineCodes, CultureInfo.CurrentUICulture),
            IndustryCode = facts.IndustryCode,
            ResearchDirections = string.Join('\n', Separated.Of(facts.ResearchDirections)),
            Works = facts.Works,
            Biography = facts.Biography,
            Services = [.. facts.Services.Select(m => m.ToString())],
            LoadCap = facts.LoadCap?.ToString(CultureInfo.InvariantCulture),
            ContactPhone = facts.ContactPhone,
            ContactEmail = facts.ContactEmail,
            HasConsent = facts.HasConsent,
            Visibility = facts.Visibility.ToString(),
            Version = version,
        };
    }

    internal ConsentStatement Statement(FormReader reader) => new(
        FormReader.One<ConsentChannel>(Channel), Texts.Clean(GivenBy), reader.Day(GivenOn, nameof(GivenOn)), reader.Day(Until, nameof(Until)), Texts.Clean(Source), ExpertConsent.CurrentTextVersion);

    /// <summary>The facts as far as they can be read; the reader keeps what could not.</summary>
    /// <param name="stored">What the record says now; null for a new one. An unchanged name stays the same unit.</param>
    internal Expert.Facts Read(FormReader reader, Expert.Facts? stored)
    {
        var unit = FormReader.Required(OrganizationName);
        return new Expert.Facts
        {
            Name = FormReader.Required(Name),
            Title = Texts.Clean(Title),
            OrganizationId = unit == stored?.OrganizationName ? stored.OrganizationId : null,
            OrganizationName = unit,
            HolderId = FormReader.Organization(HolderId) ?? default,
            RegionCode = FormReader.Required(RegionCode),
            DisciplineCodes = reader.DisciplineCodes(DisciplineCodes, nameof(DisciplineCodes)),
            IndustryCode = Texts.Clean(IndustryCode),
            ResearchDirections = Separated.Join(ResearchDirections) ?? "",
            Works = Texts.Clean(Works),
            Biography = Texts.Clean(Biography),
            Services = FormReader.Many<CooperationMode>(Services),
            LoadCap = reader.Count(LoadCap, nameof(LoadCap)),
            ContactPhone = Texts.Clean(ContactPhone),
            ContactEmail = Texts.Clean(ContactEmail),
            HasConsent = HasConsent,
            Visibility = FormReader.One<Visibility>(Visibility) ?? Hongniang.Supply.Visibility.Network,
        };
    }
}
