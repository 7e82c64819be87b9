using Hongniang.Access;
using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hongniang.Data;

internal sealed class OrganizationIdConverter() : ValueConverter<OrganizationId, Guid>(v => v.Value, v => new OrganizationId(v));

internal sealed class AchievementIdConverter() : ValueConverter<AchievementId, Guid>(v => v.Value, v => new AchievementId(v));

internal sealed class ExpertIdConverter() : ValueConverter<ExpertId, Guid>(v => v.Value, v => new ExpertId(v));

internal sealed class NeedIdConverter() : ValueConverter<NeedId, Guid>(v => v.Value, v => new NeedId(v));

internal sealed class EngagementIdConverter() : ValueConverter<EngagementId, Guid>(v => v.Value, v => new EngagementId(v));
