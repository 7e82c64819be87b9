using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Data;

namespace Hongniang.Imports;

/// <summary>Confirms what each column becomes, and hands the run to a worker.</summary>
public sealed class ConfirmImport(HongniangDb db, ImportSubjects subjects, ImportNudge nudge, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, ImportPlan Plan);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await ImportRunDesk.TakeAsync(db, input.Number, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var run = taken.Value;
        if (ImportRules.ReasonNotToConfirm(run) is { } early)
        {
            return early;
        }

        if (run.Version != input.Version)
        {
            return await db.StaleAsync(run.Id, ct);
        }

        var subject = subjects.Of(run.Subject);
        List<Problem> problems = [.. Problems(input.Plan, subject)];
        var file = await ImportRunDesk.OpenAsync(db, run, ct);
        problems.AddRange(file.Problems);
        var rows = problems.Count == 0 ? Count(file.Value, input.Plan) : Result.Ok;
        problems.AddRange(rows.Problems);
        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        run.Mapping = (input.Plan with { UnnamedOrganization = Texts.Clean(input.Plan.UnnamedOrganization) }).ToJson();
        run.SheetName = input.Plan.Sheet is { Length: > 120 } sheet ? sheet[..120] : input.Plan.Sheet;
        run.TotalRows = ((Result<int>)rows).Value;
        ImportRunDesk.Record(db, run, actor, clock.Now, "Confirmed", after: new
        {
            run.TotalRows, input.Plan.Publish, HasConsent = input.Plan.HasConsent ? true : (bool?)null,
            Columns = input.Plan.Columns.Where(c => c.Field is not null).Select(c => $"{c.Heading} → {c.Field}"),
        });
        var result = await db.CommitAsync(ct);
        nudge.Nudge();
        return result;
    }

    /// <summary>Why rows cannot be read by this plan.</summary>
    public static IEnumerable<Problem> Problems(ImportPlan plan, ImportSubject subject)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(subject);
        foreach (var field in subject.Fields)
        {
            var columns = plan.Of(field.Name).ToList();
            if (field.IsRequired && columns.Count == 0)
            {
                yield return new Problem("import.unmapped", "Choose the column that holds this field; without it no row can be taken.", field.Name);
            }

            if (field.Joining is Joining.None && columns.Count > 1)
            {
                yield return new Problem("import.mapped-twice", "Two columns cannot become this field. Choose one: {0}.", field.Name, string.Join("、", columns.Select(c => c.Heading)));
            }
        }

        if (plan.Columns.FirstOrDefault(c => c.Field is not null && subject.Fields.All(f => f.Name != c.Field)) is { } unknown)
        {
            yield return new Problem("choice.unknown", "Please choose one of the list.", unknown.Field);
        }

        if (plan.UnnamedOrganization?.Length > Network.Organization.MaxName)
        {
            yield return Problem.TooLong(nameof(ImportPlan.UnnamedOrganization), Network.Organization.MaxName);
        }
    }

    private static Result<int> Count(Common.Tables.TableFile file, ImportPlan plan)
    {
        try
        {
            var count = PlannedRows.Of(file, plan).Count();
            return count > 0 ? count : new Problem("import.no-records", "There are no rows below the headings.");
        }
        catch (InvalidDataException)
        {
            return new Problem("table.damaged", "This file is damaged and cannot be read. Open it in the spreadsheet program and save it again.", "File");
        }
    }
}
