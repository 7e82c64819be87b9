using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs;

/// <summary>Rows that become needs: handed in for review, or published where they were reviewed before the import.</summary>
public sealed class NeedImport : ImportSubject
{
    private static readonly HashSet<string> MustHold =
        [nameof(Need.Facts.Title), nameof(Need.Facts.Description), nameof(Need.Facts.EnterpriseName), nameof(Need.Facts.HolderId), nameof(Need.Facts.RegionCode)];

    private sealed record Draft(Need.Facts Facts) : ImportDraft
    {
        public override object Values => Facts;

        public override Resemblance Resemblance => new(Facts.Title, Facts.Title + "\n" + Facts.Description, OrganizationText);
    }

    public override string Kind => nameof(Need);

    public override IReadOnlyList<ImportField> Fields => NeedImportFields.All;

    public override ImportDraft Read(ImportCells cells, ImportContext context)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(context);
        var facts = Checked(Written(cells, context), cells, context.Today);
        return new Draft(facts) { RowNumber = cells.RowNumber, Remarks = cells.Remarks, OrganizationText = cells["Uscc"] ?? cells[nameof(Need.Facts.EnterpriseName)] };
    }

    public override async Task<IReadOnlyList<ImportDraft>> LinkAsync(HongniangDb db, IReadOnlyList<ImportDraft> drafts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        var units = await OrganizationLookup.FindManyAsync(db, drafts.Select(d => d.OrganizationText), ct);
        return [.. drafts.Cast<Draft>().Select(d => Texts.Clean(d.OrganizationText) is { } text && units.TryGetValue(text, out var unit)
            ? d with { Facts = d.Facts with { EnterpriseId = unit.Id, EnterpriseName = unit.Name }, OrganizationText = unit.Name }
            : d)];
    }

    public override async Task<IReadOnlyList<AddedRecord>> AddAsync(HongniangDb db, IReadOnlyList<ImportDraft> drafts, ImportContext context, AssociationClock clock, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(drafts);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(clock);
        var numbers = await Numbering.TakeAsync(db, HumanNumber.Need, context.Today, drafts.Count, ct);
        List<AddedRecord> added = [];
        foreach (var (draft, number) in drafts.Cast<Draft>().Zip(numbers))
        {
            var need = Need.Draft(new NeedId(clock.NewId()), number, draft.Facts, NeedSource.Import, $"{context.RunNumber} #{draft.RowNumber}", context.Actor.AccountId, context.Now);
            need.Submit(context.Now);
            if (context.Plan.Publish)
            {
                need.Accept(context.Now);
                need.Publish(context.Now, context.Today);
            }

            db.Needs.Add(need);
            NeedDesk.Record(db, need, context.Actor, context.Now, "Imported", after: new
            {
                need.Title, need.State, need.RegionCode, need.SourceReference,
                ReviewedBefore = context.Plan.Publish ? true : (bool?)null,
                Quality = context.Plan.Publish ? NeedQuality.Of(draft.Facts).Score : (int?)null,
            });
            added.Add(new AddedRecord(need.Id.Value, number));
        }

        return added;
    }

    public override async IAsyncEnumerable<KnownRecord> KnownAsync(HongniangDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var needs = db.Needs.AsNoTracking().Where(n => n.State != NeedState.Duplicate && n.State != NeedState.Rejected).OrderBy(n => n.Number)
            .Select(n => new { n.Id, n.Number, n.Title, n.Description, n.EnterpriseName, n.EnterpriseId, n.Source }).AsAsyncEnumerable();
        await foreach (var need in needs)
        {
            yield return new KnownRecord(need.Id.Value, need.Number, new Resemblance(need.Title, need.Title + "\n" + need.Description, need.EnterpriseName));
        }
    }

    private static Need.Facts Written(ImportCells cells, ImportContext context)
    {
        var budget = Reading.Amount(cells, "Budget", context.Plan);
        var contact = ContactReading.Read(cells[nameof(Need.Facts.ContactName)], cells[nameof(Need.Facts.ContactPhone)], cells[nameof(Need.Facts.ContactEmail)]);
        var (title, description) = Reading.Headline(cells, nameof(Need.Facts.Title), nameof(Need.Facts.Description), Need.MaxTitle);
        var (industry, otherIndustry) = SubjectReading.Industry(cells, nameof(Need.Facts.IndustryCode));
        var (disciplines, otherDiscipline) = SubjectReading.Disciplines(cells, nameof(Need.Facts.DisciplineCodes), NeedChecks.MaxDisciplines);
        return new Need.Facts
        {
            Title = title,
            Description = description,
            Kind = Reading.Choice(cells, nameof(Need.Facts.Kind), NeedImportFields.Kinds) ?? NeedKind.Technology,
            TechnologyKind = Reading.Choice(cells, nameof(Need.Facts.TechnologyKind), NeedImportFields.TechnologyKinds),
            CurrentState = cells[nameof(Need.Facts.CurrentState)],
            TriedSolutions = cells[nameof(Need.Facts.TriedSolutions)],
            PartnerRequirements = cells[nameof(Need.Facts.PartnerRequirements)],
            DesiredReadiness = SubjectReading.Readiness(cells, nameof(Need.Facts.DesiredReadiness)),
            CooperationModes = SubjectReading.Modes(cells, nameof(Need.Facts.CooperationModes)),
            BudgetFrom = budget?.From,
            BudgetTo = budget?.To,
            Deadline = Reading.Day(cells, nameof(Need.Facts.Deadline)),
            Urgency = Reading.Choice(cells, nameof(Need.Facts.Urgency), NeedImportFields.Urgencies) ?? Urgency.Normal,
            IndustryCode = industry,
            DisciplineCodes = disciplines,
            Keywords = SubjectReading.Keywords(cells, nameof(Need.Facts.Keywords), NeedChecks.MaxKeywords, otherIndustry, otherDiscipline),
            EnterpriseName = cells[nameof(Need.Facts.EnterpriseName)] ?? cells["Uscc"] ?? SubjectReading.Unnamed(cells, nameof(Need.Facts.EnterpriseName), context.Plan),
            ContactName = contact.Name,
            ContactPhone = contact.Phone,
            ContactEmail = contact.Email,
            HolderId = new OrganizationId(context.HolderId),
            RegionCode = SubjectReading.Region(cells, nameof(Need.Facts.RegionCode), context.HolderRegion),
            Visibility = Reading.Choice(cells, nameof(Need.Facts.Visibility), SubjectReading.Visibilities) ?? Visibility.Network,
        };
    }

    /// <summary>Leaves out values that cannot be right and says so; what the record cannot be without refuses the row.</summary>
    private static Need.Facts Checked(Need.Facts facts, ImportCells cells, DateOnly today)
    {
        foreach (var problem in NeedChecks.Check(facts, today))
        {
            if (MustHold.Contains(problem.Field ?? "") || problem.Code is "classified")
            {
                cells.Refuse(problem);
                continue;
            }

            cells.Warn(problem with { Field = problem.Field is nameof(Need.Facts.BudgetFrom) or nameof(Need.Facts.BudgetTo) ? "Budget" : problem.Field });
            facts = problem.Field switch
            {
                nameof(Need.Facts.CurrentState) => facts with { CurrentState = Reading.Cut(facts.CurrentState, Need.MaxText) },
                nameof(Need.Facts.TriedSolutions) => facts with { TriedSolutions = Reading.Cut(facts.TriedSolutions, Need.MaxText) },
                nameof(Need.Facts.PartnerRequirements) => facts with { PartnerRequirements = Reading.Cut(facts.PartnerRequirements, Need.MaxText) },
                nameof(Need.Facts.BudgetFrom) or nameof(Need.Facts.BudgetTo) => facts with { BudgetFrom = null, BudgetTo = null },
                nameof(Need.Facts.Deadline) => facts with { Deadline = null },
                nameof(Need.Facts.ContactName) => facts with { ContactName = Reading.Cut(facts.ContactName, ContactChecks.MaxName) },
                nameof(Need.Facts.ContactPhone) => facts with { ContactPhone = null },
                nameof(Need.Facts.ContactEmail) => facts with { ContactEmail = null },
                nameof(Need.Facts.Keywords) => facts with { Keywords = null },
                nameof(Need.Facts.DisciplineCodes) => facts with { DisciplineCodes = null },
                nameof(Need.Facts.IndustryCode) => facts with { IndustryCode = null },
                nameof(Need.Facts.DesiredReadiness) => facts with { DesiredReadiness = null },
                _ => throw new InvalidOperationException($"A problem of a field that imports do not bring: {problem}."),
            };
        }

        return facts;
    }
}
