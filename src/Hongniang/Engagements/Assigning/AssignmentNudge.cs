using Hongniang.Common;

namespace Hongniang.Engagements.Assigning;

/// <summary>Wakes this server's worker when a plan was asked for here; others look every second.</summary>
public sealed class AssignmentNudge : Signal;
