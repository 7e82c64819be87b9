using System.Globalization;
using Hongniang.Insight.Managers;
using Hongniang.Network;
using Hongniang.Network.Managers;
using Hongniang.Web.Shell;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Network.Managers;

/// <summary>What the form of a technology manager holds, as it was typed.</summary>
public sealed class ManagerFormModel
{
    public int Version { get; set; }

    public string? HolderId { get; set; }

    public string? Name { get; set; }

    public string? AccountId { get; set; }

    public string? Employer { get; set; }

    public string? RegionCode { get; set; }

    public string? Level { get; set; }

    public string? CertificateNumber { get; set; }

    public string? CertificateIssuer { get; set; }

    public string? CertifiedOn { get; set; }

    public string? CertifiedUntil { get; set; }

    public string? Fields { get; set; }

    public string? LoadCap { get; set; }

    public string? Note { get; set; }

    public static ManagerFormModel From(ManagerDetail detail, Formats formats)
    {
        ArgumentNullException.ThrowIfNull(detail);
        ArgumentNullException.ThrowIfNull(formats);
        var m = detail.Manager;
        return new ManagerFormModel
        {
            Version = m.Version, Name = m.Name, AccountId = m.AccountId?.ToString(), Employer = detail.Employer?.Name, RegionCode = m.RegionCode, Level = m.Level?.ToString(),
            CertificateNumber = m.CertificateNumber, CertificateIssuer = m.CertificateIssuer, CertifiedOn = FormReader.Day(m.CertifiedOn), CertifiedUntil = FormReader.Day(m.CertifiedUntil),
            Fields = string.Join("；", Separated.Of(m.Fields).Select(formats.Industry)), LoadCap = m.LoadCap.ToString(CultureInfo.InvariantCulture), Note = m.Note,
        };
    }

    internal ManagerText Read(FormReader reader) => new(
        Name, Guid.TryParse(AccountId, out var account) ? account : null, Employer, RegionCode, FormReader.One<ManagerLevel>(Level), CertificateNumber, CertificateIssuer,
        reader.Day(CertifiedOn, nameof(CertifiedOn)), reader.Day(CertifiedUntil, nameof(CertifiedUntil)), Fields, reader.Count(LoadCap, nameof(LoadCap)), Note);
}
