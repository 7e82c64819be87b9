using Hongniang.Common;

namespace Hongniang.Imports;

/// <summary>Wakes this server's worker when something was confirmed here; others look every second.</summary>
public sealed class ImportNudge : Signal;
