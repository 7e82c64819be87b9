namespace Hongniang.Common.Importing;

/// <summary>What a subject must know of the run besides the row.</summary>
/// <param name="RunNumber">The human number of the run: where the records come from.</param>
/// <param name="Actor">Who started the run.</param>
/// <param name="HolderId">The association that will hold the records.</param>
/// <param name="HolderRegion">Its region: the default, and what narrows an ambiguous name.</param>
public sealed record ImportContext(string RunNumber, Actor Actor, Guid HolderId, string HolderRegion, ImportPlan Plan, DateTimeOffset Now, DateOnly Today);
