using Hongniang.Common;

namespace Hongniang.Engagements.Learning;

/// <summary>Wakes this server's worker when learning was asked for here; others look every second.</summary>
public sealed class LearningNudge : Signal;
