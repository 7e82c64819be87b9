using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Importing;

/// <summary>Rows that become units of the register. Associations do not come so: their place in the tree is a decision.</summary>
public sealed class OrganizationImport : ImportSubject
{
    private static readonly HashSet<string> MustHold = [nameof(Organization.Facts.Name), nameof(Organization.Facts.RegionCode), nameof(Organization.Facts.HolderId)];

    private static readonly Choices<OrganizationKind> Kinds = new(
        (OrganizationKind.Association, ["科协", "科学技术协会"]),
        (OrganizationKind.Society, ["学会", "协会", "研究会", "社会团体", "社团", "社会组织", "society"]),
        (OrganizationKind.UniversityAssociation, ["高校科协", "university association"]),
        (OrganizationKind.Enterprise, ["企业", "公司", "民营企业", "国有企业", "enterprise", "company", "firm"]),
        (OrganizationKind.University, ["高校", "大学", "高等院校", "院校", "university"]),
        (OrganizationKind.ResearchInstitute, ["科研院所", "科研机构", "研究院", "研究所", "institute"]),
        (OrganizationKind.KeyLaboratory, ["重点实验室", "实验室", "国家重点实验室", "省重点实验室", "key laboratory", "laboratory"]),
        (OrganizationKind.NewTypeInstitution, ["新型研发机构", "new-type institution"]),
        (OrganizationKind.MedicalInstitution, ["医疗机构", "医院", "hospital"]),
        (OrganizationKind.Investor, ["投资机构", "创投机构", "基金", "investor"]),
        (OrganizationKind.ServiceProvider, ["服务机构", "科技服务机构", "中介机构", "service provider"]),
        (OrganizationKind.IndustrialPark, ["园区", "产业园", "孵化器", "park"]),
        (OrganizationKind.Government, ["政府部门", "政府", "机关", "government"]),
        (OrganizationKind.OverseasInstitution, ["海外机构", "境外机构", "overseas institution"]));

    private static readonly Choices<OrganizationLevel> Levels = new(
        (OrganizationLevel.National, ["国家级", "全国", "国家", "national"]), (OrganizationLevel.Province, ["省级", "省", "province"]), (OrganizationLevel.City, ["市级", "市", "city"]),
        (OrganizationLevel.County, ["县级", "区级", "县", "区", "county"]), (OrganizationLevel.Town, ["镇街", "镇级", "town"]), (OrganizationLevel.None, ["不分级", "无", "none"]));

    private static readonly Choices<EnterpriseSize> Sizes = new(
        (EnterpriseSize.Large, ["大型", "大", "large"]), (EnterpriseSize.Medium, ["中型", "中", "medium"]), (EnterpriseSize.Small, ["小型", "小", "small"]), (EnterpriseSize.Micro, ["微型", "微", "micro"]));

    // The ending of a name tells the kind where no column does; the first that fits, the longer ones first.
    private static readonly (string Ending, OrganizationKind Kind)[] Endings =
    [
        ("公司", OrganizationKind.Enterprise), ("重点实验室", OrganizationKind.KeyLaboratory), ("实验室", OrganizationKind.KeyLaboratory), ("大学", OrganizationKind.University), ("学院", OrganizationKind.University),
        ("研究会", OrganizationKind.Society), ("学会", OrganizationKind.Society), ("协会", OrganizationKind.Society), ("研究院", OrganizationKind.ResearchInstitute), ("研究所", OrganizationKind.ResearchInstitute),
        ("医院", OrganizationKind.MedicalInstitution), ("产业园", OrganizationKind.IndustrialPark), ("孵化器", OrganizationKind.IndustrialPark),
    ];

    private sealed record Draft(Organization.Facts Facts, CapabilityCard Card) : ImportDraft
    {
        public override object Values => Facts;

        public override Resemblance Resemblance => ResemblanceOf(Facts.Name, Facts.Uscc);
    }

    public override string Kind => nameof(Organization);

    public override IReadOnlyList<ImportField> Fields => OrganizationImportFields.All;

    public override ImportDraft Read(ImportCells cells, ImportContext context)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(context);
        var facts = Checked(Written(cells, context), cells, context.Today);
        return new Draft(facts, CardOf(cells, facts)) { RowNumber = cells.RowNumber, Remarks = cells.Remarks };
    }

    /// <summary>Refuses rows whose code belongs to a unit that the reader does not see: nothing held back could tell why.</summary>
    public override async Task<IReadOnlyList<ImportDraft>> LinkAsync(HongniangDb db, IReadOnlyList<ImportDraft> drafts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(drafts);
        var taken = await TakenAsync(db, drafts.Cast<Draft>(), ct);
        var codes = taken.Keys.ToList();
        var seen = taken.Count == 0 ? [] : await db.Organizations.Where(o => codes.Contains(o.Uscc!)).Select(o => o.Uscc!).ToListAsync(ct); // why: SQL null is in no list
        return [.. drafts.Cast<Draft>().Select(d => d.Facts.Uscc is { } code && taken.TryGetValue(code, out var number) && !seen.Contains(code)
            ? d with { Remarks = [.. d.Remarks, new ImportRemark("organization.same-code", "This unified social credit code is registered already: {0}.", nameof(Organization.Facts.Uscc), null, [number], IsWarning: false)] }
            : d)];
    }

    public override async Task<IReadOnlyList<AddedRecord>> AddAsync(HongniangDb db, IReadOnlyList<ImportDraft> drafts, ImportContext context, AssociationClock clock, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(drafts);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(clock);
        var numbers = await Numbering.TakeAsync(db, HumanNumber.Organization, context.Today, drafts.Count, ct);

        // No code is registered twice: a row that a person takes in all the same comes without it.
        var taken = (await TakenAsync(db, drafts.Cast<Draft>(), ct)).Keys.ToHashSet(StringComparer.Ordinal);
        List<AddedRecord> added = [];
        foreach (var (draft, number) in drafts.Cast<Draft>().Zip(numbers))
        {
            var facts = draft.Facts.Uscc is { } code && !taken.Add(code) ? draft.Facts with { Uscc = null } : draft.Facts;
            var unit = Organization.Register(new OrganizationId(clock.NewId()), number, facts, context.Now);
            if (draft.Card is { IsEmpty: false } card)
            {
                unit.ChangeCard(card, context.Today);
            }

            db.Organizations.Add(unit);
            db.Record(new JournalDraft(context.Actor, context.Now, nameof(Organization), unit.Id.Value, number, "Imported")
            {
                After = new { unit.Name, unit.Kind, unit.RegionCode, unit.Uscc, Source = $"{context.RunNumber} #{draft.RowNumber}" },
            });
            added.Add(new AddedRecord(unit.Id.Value, number));
        }

        return added;
    }

    public override async IAsyncEnumerable<KnownRecord> KnownAsync(HongniangDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var units = db.Organizations.AsNoTracking().Where(o => o.Kind != OrganizationKind.Association).OrderBy(o => o.Number).Select(o => new { o.Id, o.Number, o.Name, o.Uscc }).AsAsyncEnumerable();
        await foreach (var unit in units)
        {
            yield return new KnownRecord(unit.Id.Value, unit.Number, ResemblanceOf(unit.Name, unit.Uscc));
        }
    }

    /// <summary>The same code, or the same name but for its legal form: probably the same unit.</summary>
    private static Resemblance ResemblanceOf(string name, string? uscc)
    {
        var core = HeadingText.Normalize(name);
        foreach (var form in new[] { "股份有限公司", "集团有限公司", "有限责任公司", "有限公司", "公司", "集团" })
        {
            if (core.Length > form.Length + 2 && core.EndsWith(form, StringComparison.Ordinal))
            {
                core = core[..^form.Length];
                break;
            }
        }

        List<string> keys = ["name:" + core];
        if (!string.IsNullOrEmpty(uscc))
        {
            keys.Add("uscc:" + uscc);
        }

        return new Resemblance("", "", null, keys);
    }

    private static Organization.Facts Written(ImportCells cells, ImportContext context)
    {
        var name = Reading.OneLine(cells.Raw(nameof(Organization.Facts.Name)));
        var contact = ContactReading.Read(cells[nameof(Organization.Facts.ContactName)], cells[nameof(Organization.Facts.ContactPhone)], cells[nameof(Organization.Facts.ContactEmail)]);
        return new Organization.Facts
        {
            Name = name,
            EnglishName = Reading.Cut(cells[nameof(Organization.Facts.EnglishName)], 200),
            Kind = Reading.Choice(cells, nameof(Organization.Facts.Kind), Kinds) ?? Told(name),
            Level = Reading.Choice(cells, nameof(Organization.Facts.Level), Levels) ?? OrganizationLevel.None,
            HolderId = new OrganizationId(context.HolderId),
            RegionCode = Region(cells, context.HolderRegion),
            Uscc = cells[nameof(Organization.Facts.Uscc)] is { } code ? new string([.. code.ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && c != '-')]) : null,
            IndustryCode = Industry(cells, nameof(Organization.Facts.IndustryCode)),
            Size = Reading.Choice(cells, nameof(Organization.Facts.Size), Sizes),
            Qualifications = Separated.Join(cells[nameof(Organization.Facts.Qualifications)]),
            Capability = cells[nameof(Organization.Facts.Capability)],
            ContactName = contact.Name,
            ContactPhone = contact.Phone,
            ContactEmail = contact.Email,
        };
    }

    private static OrganizationKind Told(string name) => Endings.Where(e => name.EndsWith(e.Ending, StringComparison.Ordinal)).Select(e => e.Kind).DefaultIfEmpty(OrganizationKind.Enterprise).First();

    private static CapabilityCard CardOf(ImportCells cells, Organization.Facts facts)
    {
        string? Parts(string field) => Separated.Of(cells[field]).Where(p => p.Length <= CapabilityCard.MaxEntry).Take(CapabilityCard.MostEntries).ToList() is { Count: > 0 } parts ? string.Join(';', parts) : null;
        var card = new CapabilityCard { Fields = Parts("Fields"), Services = Parts("Services"), Equipment = Parts("Equipment"), Capability = facts.Capability };
        foreach (var problem in CapabilityCard.Check(card).Where(p => p.Code is "classified"))
        {
            cells.Refuse(problem);
        }

        return card;
    }

    private static string Region(ImportCells cells, string holderRegion)
    {
        if (cells[nameof(Organization.Facts.RegionCode)] is not { } text)
        {
            return holderRegion;
        }

        if (RegionReading.Read(text, holderRegion) is { } code)
        {
            return code;
        }

        cells.Warn(new Problem("import.region", "There is no region “{0}” in the list; the region of the holding association was put in its place.", nameof(Organization.Facts.RegionCode), Reading.Short(text)));
        return holderRegion;
    }

    private static string? Industry(ImportCells cells, string field)
    {
        if (cells[field] is not { } text)
        {
            return null;
        }

        var code = Industries.Find(text) ?? Separated.Of(text.Replace('/', ';').Replace('-', ';').Replace('>', ';')).Reverse().Select(Industries.Find).FirstOrDefault(c => c is not null);
        if (code is null)
        {
            Reading.NotUnderstood(cells, field, text);
        }

        return code;
    }

    /// <summary>Leaves out values that cannot be right and says so; what the record cannot be without refuses the row.</summary>
    private static Organization.Facts Checked(Organization.Facts facts, ImportCells cells, DateOnly today)
    {
        if (facts.Kind is OrganizationKind.Association)
        {
            cells.Refuse(new Problem("import.association", "Associations are registered by hand, with their place in the tree.", nameof(Organization.Facts.Kind)));
            return facts;
        }

        foreach (var problem in OrganizationChecks.Check(facts, today))
        {
            if (MustHold.Contains(problem.Field ?? "") || problem.Code is "classified")
            {
                cells.Refuse(problem);
                continue;
            }

            cells.Warn(problem);
            facts = problem.Field switch
            {
                nameof(Organization.Facts.EnglishName) => facts with { EnglishName = null },
                nameof(Organization.Facts.Uscc) => facts with { Uscc = null },
                nameof(Organization.Facts.IndustryCode) => facts with { IndustryCode = null },
                nameof(Organization.Facts.Qualifications) => facts with { Qualifications = Fitting(facts.Qualifications) },
                nameof(Organization.Facts.Capability) => facts with { Capability = Reading.Cut(facts.Capability, OrganizationChecks.MaxCapability) },
                "ContactName" => facts with { ContactName = null },
                "ContactPhone" => facts with { ContactPhone = null },
                "ContactEmail" => facts with { ContactEmail = null },
                _ => throw new InvalidOperationException($"A problem of a field that imports do not bring: {problem}."),
            };
        }

        return facts;
    }

    private static string? Fitting(string? parts) => Separated.Of(parts).Where(p => p.Length <= 60).Take(OrganizationChecks.MaxQualifications).ToList() is { Count: > 0 } kept ? string.Join(';', kept) : null;

    /// <summary>Codes of the drafts that are registered, wherever: code → number.</summary>
    private static async Task<Dictionary<string, string>> TakenAsync(HongniangDb db, IEnumerable<Draft> drafts, CancellationToken ct)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var codes in drafts.Select(d => d.Facts.Uscc).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(400))
        {
            foreach (var found in await db.Organizations.IgnoreQueryFilters() /* why: a code is taken wherever its unit is kept */.AsNoTracking().Where(o => codes.Contains(o.Uscc!)) // why: SQL null is in no list
                .Select(o => new { o.Uscc, o.Number }).ToListAsync(ct))
            {
                taken[found.Uscc!] = found.Number; // why: asked just before
            }
        }

        return taken;
    }
}
