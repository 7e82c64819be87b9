using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Supply.Consents;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>Rows that become experts. Only those who agreed to be listed and asked can be published; the others wait as drafts.</summary>
public sealed class ExpertImport : ImportSubject
{
    private static readonly HashSet<string> MustHold =
        [nameof(Expert.Facts.Name), nameof(Expert.Facts.OrganizationName), nameof(Expert.Facts.ResearchDirections), nameof(Expert.Facts.HolderId), nameof(Expert.Facts.RegionCode)];

    private sealed record Draft(Expert.Facts Facts) : ImportDraft
    {
        public override object Values => Facts;

        public override Resemblance Resemblance => ResemblanceOf(Facts.Name, OrganizationText, Facts.ContactPhone, Facts.ContactEmail);
    }

    public override string Kind => nameof(Expert);

    public override IReadOnlyList<ImportField> Fields => ExpertImportFields.All;

    public override ImportDraft Read(ImportCells cells, ImportContext context)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(context);
        var facts = Checked(Written(cells, context), cells, context.Today);
        return new Draft(facts) { RowNumber = cells.RowNumber, Remarks = cells.Remarks, OrganizationText = cells[nameof(Expert.Facts.OrganizationName)] };
    }

    public override async Task<IReadOnlyList<ImportDraft>> LinkAsync(HongniangDb db, IReadOnlyList<ImportDraft> drafts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        var units = await OrganizationLookup.FindManyAsync(db, drafts.Select(d => d.OrganizationText), ct);
        return [.. drafts.Cast<Draft>().Select(d => Texts.Clean(d.OrganizationText) is { } text && units.TryGetValue(text, out var unit)
            ? d with { Facts = d.Facts with { OrganizationId = unit.Id, OrganizationName = unit.Name }, OrganizationText = unit.Name }
            : d)];
    }

    public override async Task<IReadOnlyList<AddedRecord>> AddAsync(HongniangDb db, IReadOnlyList<ImportDraft> drafts, ImportContext context, AssociationClock clock, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(drafts);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(clock);
        var numbers = await Numbering.TakeAsync(db, HumanNumber.Expert, context.Today, drafts.Count, ct);
        List<AddedRecord> added = [];
        foreach (var (draft, number) in drafts.Cast<Draft>().Zip(numbers))
        {
            var source = $"{context.RunNumber} #{draft.RowNumber}";
            var state = context.Plan.Publish && SupplyRules.ReasonNotToPublish(SupplyState.Draft, draft.Facts.HasConsent) is null ? SupplyState.Published : SupplyState.Draft;
            var expert = Expert.Enter(new ExpertId(clock.NewId()), number, draft.Facts, state, source, context.Now);
            db.Experts.Add(expert);
            ExpertDesk.Record(db, expert, context.Actor, context.Now, "Imported", after: new { expert.Name, expert.State, expert.RegionCode, expert.HasConsent, expert.Source });
            if (expert.HasConsent)
            {
                var statement = ConsentStatement.OfList(expert.Name, context.Today, source);
                db.ExpertConsents.Add(statement.ToRow(expert.Id, context.Actor, clock));
                expert.Agree(statement.Until!.Value, context.Now); // why: just said
            }

            added.Add(new AddedRecord(expert.Id.Value, number));
        }

        return added;
    }

    public override async IAsyncEnumerable<KnownRecord> KnownAsync(HongniangDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var experts = db.Experts.AsNoTracking().Where(e => e.State != SupplyState.Withdrawn).OrderBy(e => e.Number)
            .Select(e => new { e.Id, e.Number, e.Name, e.OrganizationName, e.ContactPhone, e.ContactEmail }).AsAsyncEnumerable();
        await foreach (var e in experts)
        {
            yield return new KnownRecord(e.Id.Value, e.Number, ResemblanceOf(e.Name, e.OrganizationName, e.ContactPhone, e.ContactEmail));
        }
    }

    /// <summary>The same name at the same employer or with the same telephone, or the same mail address: probably the same person. What they work on says nothing: colleagues share it.</summary>
    private static Resemblance ResemblanceOf(string name, string? organization, string? phone, string? email)
    {
        List<string> keys = [];
        if (organization is not null)
        {
            keys.Add("person:" + HeadingText.Normalize(name) + "@" + HeadingText.Normalize(organization));
        }

        if (!string.IsNullOrEmpty(phone))
        {
            keys.Add("phone:" + HeadingText.Normalize(name) + new string([.. phone.Where(char.IsAsciiDigit)]));
        }

        if (!string.IsNullOrEmpty(email))
        {
            keys.Add("mail:" + HeadingText.Fold(email));
        }

        return new Resemblance("", "", null, keys);
    }

    private static Expert.Facts Written(ImportCells cells, ImportContext context)
    {
        var contact = ContactReading.Read(null, cells[nameof(Expert.Facts.ContactPhone)], cells[nameof(Expert.Facts.ContactEmail)]);
        var (industry, otherIndustry) = SubjectReading.Industry(cells, nameof(Expert.Facts.IndustryCode));
        var (disciplines, otherDiscipline) = SubjectReading.Disciplines(cells, nameof(Expert.Facts.DisciplineCodes), ExpertChecks.MaxDisciplines);
        return new Expert.Facts
        {
            Name = WithoutBlanks(Reading.OneLine(cells.Raw(nameof(Expert.Facts.Name)))),
            Title = Reading.Cut(Reading.OneLine(cells[nameof(Expert.Facts.Title)]) is { Length: > 0 } title ? title : null, 60),
            OrganizationName = Reading.OneLine(cells[nameof(Expert.Facts.OrganizationName)]) is { Length: > 0 } unit ? unit : SubjectReading.Unnamed(cells, nameof(Expert.Facts.OrganizationName), context.Plan),
            HolderId = new OrganizationId(context.HolderId),
            RegionCode = SubjectReading.Region(cells, nameof(Expert.Facts.RegionCode), context.HolderRegion),
            DisciplineCodes = disciplines,
            IndustryCode = industry,
            ResearchDirections = Directions(cells, otherIndustry, otherDiscipline),
            Works = cells[nameof(Expert.Facts.Works)],
            Biography = cells[nameof(Expert.Facts.Biography)],
            Services = SubjectReading.Modes(cells, nameof(Expert.Facts.Services)),
            LoadCap = Reading.Number(cells, nameof(Expert.Facts.LoadCap)),
            ContactPhone = contact.Phone,
            ContactEmail = contact.Email,
            HasConsent = context.Plan.HasConsent ? Consent(cells) ?? true : Consent(cells) ?? false,
            Visibility = Reading.Choice(cells, nameof(Expert.Facts.Visibility), SubjectReading.Visibilities) ?? Visibility.Network,
        };
    }

    /// <summary>研究方向 or, where the list has none, the discipline as it is written, or the biography.</summary>
    private static string Directions(ImportCells cells, params ReadOnlySpan<string?> more)
    {
        var text = cells.Raw(nameof(Expert.Facts.ResearchDirections));
        if (CellText.SaysNothing(text))
        {
            text = cells[nameof(Expert.Facts.DisciplineCodes)] ?? text;
        }

        var parts = Separated.Of(string.Join(';', [text, .. more]));
        return parts.Count is > 0 and <= ExpertChecks.MaxDirections ? string.Join(';', parts) : text ?? "";
    }

    private static bool? Consent(ImportCells cells)
    {
        if (cells.Raw(nameof(Expert.Facts.HasConsent)) is not { } text)
        {
            return null;
        }

        switch (HeadingText.Normalize(text))
        {
            case "是" or "同意" or "已同意" or "愿意" or "yes" or "y" or "true" or "1" or "√" or "有":
                return true;
            case "否" or "不同意" or "未同意" or "不愿意" or "no" or "n" or "false" or "0" or "无":
                return false;
            default:
                Reading.NotUnderstood(cells, nameof(Expert.Facts.HasConsent), text);
                return false;
        }
    }

    /// <summary>张　三 is 张三; John Smith stays.</summary>
    private static string WithoutBlanks(string name) =>
        name.Any(c => c is >= '\u4e00' and <= '\u9fff') ? new string([.. name.Where(c => !char.IsWhiteSpace(c))]) : name;

    /// <summary>Leaves out values that cannot be right and says so; what the record cannot be without refuses the row.</summary>
    private static Expert.Facts Checked(Expert.Facts facts, ImportCells cells, DateOnly today)
    {
        foreach (var problem in ExpertChecks.Check(facts, today))
        {
            if (MustHold.Contains(problem.Field ?? "") || problem.Code is "classified")
            {
                cells.Refuse(problem);
                continue;
            }

            cells.Warn(problem);
            facts = problem.Field switch
            {
                nameof(Expert.Facts.Title) => facts with { Title = Reading.Cut(facts.Title, 60) },
                nameof(Expert.Facts.Works) => facts with { Works = Reading.Cut(facts.Works, Expert.MaxText) },
                nameof(Expert.Facts.Biography) => facts with { Biography = Reading.Cut(facts.Biography, Expert.MaxText) },
                nameof(Expert.Facts.DisciplineCodes) => facts with { DisciplineCodes = null },
                nameof(Expert.Facts.IndustryCode) => facts with { IndustryCode = null },
                nameof(Expert.Facts.LoadCap) => facts with { LoadCap = null },
                nameof(Expert.Facts.ContactPhone) => facts with { ContactPhone = null },
                nameof(Expert.Facts.ContactEmail) => facts with { ContactEmail = null },
                _ => throw new InvalidOperationException($"A problem of a field that imports do not bring: {problem}."),
            };
        }

        return facts;
    }
}
