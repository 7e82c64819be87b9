using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hongniang.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TechnologyManagers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ManagerId",
                table: "Needs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ManagerName",
                table: "Needs",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ManagerSince",
                table: "Needs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Satisfaction",
                table: "FollowUpSteps",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TechnologyManagers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    EmployerId = table.Column<Guid>(type: "uuid", nullable: true),
                    RegionCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    CertificateNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    CertificateIssuer = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    CertifiedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CertifiedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Fields = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    LoadCap = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TechnologyManagers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TechnologyManagers_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TechnologyManagers_Organizations_EmployerId",
                        column: x => x.EmployerId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TechnologyManagers_Organizations_HolderId",
                        column: x => x.HolderId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ManagerTrainings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Course = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Hours = table.Column<int>(type: "integer", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: true),
                    RecordedByName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ManagerId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagerTrainings", x => x.Id);
                    table.CheckConstraint("CK_ManagerTrainings_Hours", "\"Hours\" > 0");
                    table.ForeignKey(
                        name: "FK_ManagerTrainings_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ManagerTrainings_TechnologyManagers_ManagerId",
                        column: x => x.ManagerId,
                        principalTable: "TechnologyManagers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "NumberSeries",
                columns: new[] { "Series", "Last" },
                values: new object[] { "JL", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Needs_ManagerId_State",
                table: "Needs",
                columns: new[] { "ManagerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpSteps_OwnerId",
                table: "FollowUpSteps",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ManagerTrainings_FileId",
                table: "ManagerTrainings",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_ManagerTrainings_ManagerId_HeldOn",
                table: "ManagerTrainings",
                columns: new[] { "ManagerId", "HeldOn" });

            migrationBuilder.CreateIndex(
                name: "IX_TechnologyManagers_AccountId",
                table: "TechnologyManagers",
                column: "AccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TechnologyManagers_EmployerId",
                table: "TechnologyManagers",
                column: "EmployerId");

            migrationBuilder.CreateIndex(
                name: "IX_TechnologyManagers_HolderId_LeftOn",
                table: "TechnologyManagers",
                columns: new[] { "HolderId", "LeftOn" });

            migrationBuilder.CreateIndex(
                name: "IX_TechnologyManagers_Number",
                table: "TechnologyManagers",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ManagerTrainings");

            migrationBuilder.DropTable(
                name: "TechnologyManagers");

            migrationBuilder.DropIndex(
                name: "IX_Needs_ManagerId_State",
                table: "Needs");

            migrationBuilder.DropIndex(
                name: "IX_FollowUpSteps_OwnerId",
                table: "FollowUpSteps");

            migrationBuilder.DeleteData(
                table: "NumberSeries",
                keyColumn: "Series",
                keyValue: "JL");

            migrationBuilder.DropColumn(
                name: "ManagerId",
                table: "Needs");

            migrationBuilder.DropColumn(
                name: "ManagerName",
                table: "Needs");

            migrationBuilder.DropColumn(
                name: "ManagerSince",
                table: "Needs");

            migrationBuilder.DropColumn(
                name: "Satisfaction",
                table: "FollowUpSteps");
        }
    }
}
