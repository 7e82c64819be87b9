using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>Rows that become achievements: drafts to be verified, or published where they were verified before the import.</summary>
public sealed class AchievementImport : ImportSubject
{
    private static readonly HashSet<string> MustHold =
        [nameof(Achievement.Facts.Title), nameof(Achievement.Facts.Summary), nameof(Achievement.Facts.OwnerName), nameof(Achievement.Facts.HolderId), nameof(Achievement.Facts.RegionCode)];

    private sealed record Draft(Achievement.Facts Facts) : ImportDraft
    {
        public override object Values => Facts;

        public override Resemblance Resemblance => new(Facts.Title, Facts.Title == Facts.Summary ? Facts.Title : Facts.Title + "\n" + Facts.Summary, OrganizationText);
    }

    public override string Kind => nameof(Achievement);

    public override IReadOnlyList<ImportField> Fields => AchievementImportFields.All;

    public override ImportDraft Read(ImportCells cells, ImportContext context)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(context);
        var facts = Checked(Written(cells, context), cells, context.Today);
        return new Draft(facts) { RowNumber = cells.RowNumber, Remarks = cells.Remarks, OrganizationText = cells["Uscc"] ?? cells[nameof(Achievement.Facts.OwnerName)] };
    }

    public override async Task<IReadOnlyList<ImportDraft>> LinkAsync(HongniangDb db, IReadOnlyList<ImportDraft> drafts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        var units = await OrganizationLookup.FindManyAsync(db, drafts.Select(d => d.OrganizationText), ct);
        return [.. drafts.Cast<Draft>().Select(d => Texts.Clean(d.OrganizationText) is { } text && units.TryGetValue(text, out var unit)
            ? d with { Facts = d.Facts with { OwnerId = unit.Id, OwnerName = unit.Name }, OrganizationText = unit.Name }
            : d)];
    }

    public override async Task<IReadOnlyList<AddedRecord>> AddAsync(HongniangDb db, IReadOnlyList<ImportDraft> drafts, ImportContext context, AssociationClock clock, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(drafts);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(clock);
        var numbers = await Numbering.TakeAsync(db, HumanNumber.Achievement, context.Today, drafts.Count, ct);
        var state = context.Plan.Publish ? SupplyState.Published : SupplyState.Draft;
        List<AddedRecord> added = [];
        foreach (var (draft, number) in drafts.Cast<Draft>().Zip(numbers))
        {
            var source = $"{context.RunNumber} #{draft.RowNumber}";
            var achievement = Achievement.Enter(new AchievementId(clock.NewId()), number, draft.Facts, state, source, context.Now);
            db.Achievements.Add(achievement);
            AchievementDesk.Record(db, achievement, context.Actor, context.Now, "Imported", after: new { achievement.Title, achievement.State, achievement.RegionCode, achievement.Source });
            added.Add(new AddedRecord(achievement.Id.Value, number));
        }

        return added;
    }

    public override async IAsyncEnumerable<KnownRecord> KnownAsync(HongniangDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var achievements = db.Achievements.AsNoTracking().Where(a => a.State != SupplyState.Withdrawn).OrderBy(a => a.Number)
            .Select(a => new { a.Id, a.Number, a.Title, a.Summary, a.OwnerName }).AsAsyncEnumerable();
        await foreach (var a in achievements)
        {
            yield return new KnownRecord(a.Id.Value, a.Number, new Resemblance(a.Title, a.Title == a.Summary ? a.Title : a.Title + "\n" + a.Summary, a.OwnerName));
        }
    }

    private static Achievement.Facts Written(ImportCells cells, ImportContext context)
    {
        var price = Reading.Amount(cells, nameof(Achievement.Facts.AskingPrice), context.Plan);
        var contact = ContactReading.Read(cells[nameof(Achievement.Facts.ContactName)], cells[nameof(Achievement.Facts.ContactPhone)], cells[nameof(Achievement.Facts.ContactEmail)]);
        var (title, summary) = Reading.Headline(cells, nameof(Achievement.Facts.Title), nameof(Achievement.Facts.Summary), Achievement.MaxTitle);
        var (industry, otherIndustry) = SubjectReading.Industry(cells, nameof(Achievement.Facts.IndustryCode));
        var (disciplines, otherDiscipline) = SubjectReading.Disciplines(cells, nameof(Achievement.Facts.DisciplineCodes), AchievementChecks.MaxDisciplines);
        return new Achievement.Facts
        {
            Title = title,
            Summary = CellText.SaysNothing(summary) && title.Length > 0 ? TitleAsSummary(cells, title, context.Plan) : summary,
            Highlights = cells[nameof(Achievement.Facts.Highlights)],
            Advantage = cells[nameof(Achievement.Facts.Advantage)],
            OwnerName = cells[nameof(Achievement.Facts.OwnerName)] ?? cells["Uscc"] ?? SubjectReading.Unnamed(cells, nameof(Achievement.Facts.OwnerName), context.Plan),
            Inventors = cells[nameof(Achievement.Facts.Inventors)],
            HolderId = new OrganizationId(context.HolderId),
            RegionCode = SubjectReading.Region(cells, nameof(Achievement.Facts.RegionCode), context.HolderRegion),
            IndustryCode = industry,
            DisciplineCodes = disciplines,
            Keywords = SubjectReading.Keywords(cells, nameof(Achievement.Facts.Keywords), AchievementChecks.MaxKeywords, otherIndustry, otherDiscipline),
            ReadinessLevel = SubjectReading.Readiness(cells, nameof(Achievement.Facts.ReadinessLevel)),
            ReadinessEvidence = cells[nameof(Achievement.Facts.ReadinessEvidence)],
            TransferModes = SubjectReading.Modes(cells, nameof(Achievement.Facts.TransferModes)),
            AskingPrice = price?.To ?? price?.From,
            IpRights = cells[nameof(Achievement.Facts.IpRights)],
            ContactName = contact.Name,
            ContactPhone = contact.Phone,
            ContactEmail = contact.Email,
            Visibility = Reading.Choice(cells, nameof(Achievement.Facts.Visibility), SubjectReading.Visibilities) ?? Visibility.Network,
        };
    }

    private static string TitleAsSummary(ImportCells cells, string title, ImportPlan plan)
    {
        if (plan.HeadingOf(nameof(Achievement.Facts.Summary)) is not null)
        {
            cells.Warn(new Problem("import.no-summary", "There is no summary; the title was put in its place.", nameof(Achievement.Facts.Summary)));
        }

        return title;
    }

    /// <summary>Leaves out values that cannot be right and says so; what the record cannot be without refuses the row.</summary>
    private static Achievement.Facts Checked(Achievement.Facts facts, ImportCells cells, DateOnly today)
    {
        foreach (var problem in AchievementChecks.Check(facts, today))
        {
            if (MustHold.Contains(problem.Field ?? "") || problem.Code is "classified")
            {
                cells.Refuse(problem);
                continue;
            }

            cells.Warn(problem);
            facts = problem.Field switch
            {
                nameof(Achievement.Facts.Highlights) => facts with { Highlights = Reading.Cut(facts.Highlights, Achievement.MaxText) },
                nameof(Achievement.Facts.Advantage) => facts with { Advantage = Reading.Cut(facts.Advantage, Achievement.MaxText) },
                nameof(Achievement.Facts.Inventors) => facts with { Inventors = Reading.Cut(facts.Inventors, AchievementChecks.MaxInventors) },
                nameof(Achievement.Facts.ReadinessEvidence) => facts with { ReadinessEvidence = Reading.Cut(facts.ReadinessEvidence, Achievement.MaxText) },
                nameof(Achievement.Facts.IpRights) => facts with { IpRights = Reading.Cut(facts.IpRights, Achievement.MaxText) },
                nameof(Achievement.Facts.ReadinessLevel) => facts with { ReadinessLevel = null },
                nameof(Achievement.Facts.AskingPrice) => facts with { AskingPrice = null },
                nameof(Achievement.Facts.IndustryCode) => facts with { IndustryCode = null },
                nameof(Achievement.Facts.DisciplineCodes) => facts with { DisciplineCodes = null },
                nameof(Achievement.Facts.Keywords) => facts with { Keywords = null },
                nameof(Achievement.Facts.ContactName) => facts with { ContactName = Reading.Cut(facts.ContactName, ContactChecks.MaxName) },
                nameof(Achievement.Facts.ContactPhone) => facts with { ContactPhone = null },
                nameof(Achievement.Facts.ContactEmail) => facts with { ContactEmail = null },
                _ => throw new InvalidOperationException($"A problem of a field that imports do not bring: {problem}."),
            };
        }

        return facts;
    }
}
