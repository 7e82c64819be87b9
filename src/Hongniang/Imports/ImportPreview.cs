using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>What the first rows of a file would become by a plan that is not confirmed yet.</summary>
public sealed class ImportPreview(HongniangDb db, ImportSubjects subjects, AssociationClock clock)
{
    public const int Most = 10;

    /// <param name="Values">The facts as they would be stored (<c>Need.Facts</c>, …).</param>
    /// <param name="ImportedAs">The record that was made of exactly this row before.</param>
    public sealed record Row(int Number, object Values, IReadOnlyList<ImportRemark> Remarks, bool IsRefused, string? ImportedAs);

    public async Task<Result<IReadOnlyList<Row>>> LoadAsync(string number, ImportPlan plan, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var taken = await ImportRunDesk.TakeAsync(db, number, actor, ct);
        if (!taken.Succeeded)
        {
            return Result<IReadOnlyList<Row>>.Refused(taken.Problems);
        }

        var (run, subject) = (taken.Value, subjects.Of(taken.Value.Subject));
        var table = await ImportRunDesk.OpenAsync(db, run, ct);
        if (!table.Succeeded)
        {
            return Result<IReadOnlyList<Row>>.Refused(table.Problems);
        }

        var region = await db.Organizations.Where(o => o.Id == new OrganizationId(run.HolderId)).Select(o => o.RegionCode).SingleAsync(ct);
        var context = new ImportContext(run.Number, actor, run.HolderId, region, plan, clock.Now, clock.Today);
        try
        {
            var cells = PlannedRows.Of(table.Value, plan).Take(Most).Select(r => new ImportCells(plan, r, subject.Joinings)).ToList();
            var drafts = await subject.LinkAsync(db, [.. cells.Select(c => subject.Read(c, context))], ct);
            var fingerprints = cells.ConvertAll(c => Fingerprints.Of(c, subject, run.HolderId));
            var known = await Fingerprints.FindAsync(db, fingerprints, ct);
            return Result<IReadOnlyList<Row>>.Of([.. drafts.Zip(fingerprints).Select(p => new Row(p.First.RowNumber, p.First.Values, p.First.Remarks, p.First.IsRefused, known.GetValueOrDefault(p.Second)?.RecordNumber))]);
        }
        catch (InvalidDataException)
        {
            return new Problem("table.damaged", "This file is damaged and cannot be read. Open it in the spreadsheet program and save it again.", "File");
        }
    }
}
