using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hongniang.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TalentLeads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "TalentLeads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    PersonName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    StationId = table.Column<Guid>(type: "uuid", nullable: true),
                    TargetId = table.Column<Guid>(type: "uuid", nullable: true),
                    IndustryCode = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    People = table.Column<int>(type: "integer", nullable: false),
                    Project = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Capital = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    Policy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StageSince = table.Column<DateOnly>(type: "date", nullable: false),
                    ArrivedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LossReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TalentLeads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TalentLeads_Organizations_HolderId",
                        column: x => x.HolderId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TalentLeads_Organizations_TargetId",
                        column: x => x.TargetId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TalentLeads_Stations_StationId",
                        column: x => x.StationId,
                        principalTable: "Stations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "NumberSeries",
                columns: new[] { "Series", "Last" },
                values: new object[] { "RC", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_TalentLeads_HolderId_Stage",
                table: "TalentLeads",
                columns: new[] { "HolderId", "Stage" });

            migrationBuilder.CreateIndex(
                name: "IX_TalentLeads_Number",
                table: "TalentLeads",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TalentLeads_StationId",
                table: "TalentLeads",
                column: "StationId");

            migrationBuilder.CreateIndex(
                name: "IX_TalentLeads_TargetId",
                table: "TalentLeads",
                column: "TargetId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TalentLeads");

            migrationBuilder.DeleteData(
                table: "NumberSeries",
                keyColumn: "Series",
                keyValue: "RC");
        }
    }
}
