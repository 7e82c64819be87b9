using System.Text.Json;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.People.Privacy;

namespace Hongniang.Web.People.Privacy;

/// <summary>What is kept about a person, as a file that other programs read: JSON with plain names.</summary>
internal static class MyDataFile
{
    private static readonly JsonSerializerOptions Options = new(StoredJson.Options) { WriteIndented = true };

    public static byte[] Write(MyData data, Words words, DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Taken = now,
            Account = new { Name = data.Account.DisplayName, MailAddress = data.Account.Email, data.Account.Role, data.Organization, Language = data.Account.Culture, SecondFactor = data.Account.TwoFactorEnabled, LastUsed = data.Account.SeenAt },
            FurtherOrganizations = data.Further,
            data.Sessions,
            Expert = data.Expert is { } expert ? ExpertOf(expert) : null,
            Happenings = data.Happenings.Select(h => new { h.At, What = words[h.Text], By = h.Organization, h.Reason }),
        },
        Options);

    private static object ExpertOf(MyData.ExpertPart expert) => new
    {
        expert.Number, expert.State, expert.Holder, expert.Source, expert.EnteredAt, expert.Facts.Name, expert.Facts.Title, Organization = expert.Facts.OrganizationName, Region = expert.Facts.RegionCode,
        Disciplines = expert.Facts.DisciplineCodes, Industry = expert.Facts.IndustryCode, expert.Facts.ResearchDirections, expert.Facts.Works, expert.Facts.Biography, expert.Facts.Services, EngagementsAMonth = expert.Facts.LoadCap,
        Telephone = expert.Facts.ContactPhone, MailAddress = expert.Facts.ContactEmail, expert.Facts.HasConsent, expert.ConsentUntil, expert.Facts.Visibility,
        Consents = expert.Consents.Select(c => new { c.TextVersion, c.Channel, c.GivenBy, c.GivenOn, c.ValidUntil, c.Source, c.RecordedAt, c.RecordedByName, c.EndedAt, c.Ending, c.EndReason }),
        expert.Engagements,
    };
}
