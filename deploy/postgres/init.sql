-- Written by npm run generate; do not edit. Run once by psql as superuser, with the passwords in its environment.

\set ON_ERROR_STOP on

\getenv catalogue_owner DATABASE_PASSWORD_CATALOGUE_OWNER
\getenv catalogue DATABASE_PASSWORD_CATALOGUE
create role catalogue_owner nosuperuser nocreatedb nocreaterole login password :'catalogue_owner';
create role catalogue nosuperuser nocreatedb nocreaterole login password :'catalogue';
create database catalogue owner catalogue_owner template template0 encoding 'UTF8';
revoke all on database catalogue from public;
grant connect, temporary on database catalogue to catalogue;

\getenv dossier_owner DATABASE_PASSWORD_DOSSIER_OWNER
\getenv dossier DATABASE_PASSWORD_DOSSIER
create role dossier_owner nosuperuser nocreatedb nocreaterole login password :'dossier_owner';
create role dossier nosuperuser nocreatedb nocreaterole login password :'dossier';
create database dossier owner dossier_owner template template0 encoding 'UTF8';
revoke all on database dossier from public;
grant connect, temporary on database dossier to dossier;

\getenv postal_owner DATABASE_PASSWORD_POSTAL_OWNER
\getenv postal DATABASE_PASSWORD_POSTAL
create role postal_owner nosuperuser nocreatedb nocreaterole login password :'postal_owner';
create role postal nosuperuser nocreatedb nocreaterole login password :'postal';
create database postal owner postal_owner template template0 encoding 'UTF8';
revoke all on database postal from public;
grant connect, temporary on database postal to postal;

\getenv exchange_owner DATABASE_PASSWORD_EXCHANGE_OWNER
\getenv exchange DATABASE_PASSWORD_EXCHANGE
create role exchange_owner nosuperuser nocreatedb nocreaterole login password :'exchange_owner';
create role exchange nosuperuser nocreatedb nocreaterole login password :'exchange';
create database exchange owner exchange_owner template template0 encoding 'UTF8';
revoke all on database exchange from public;
grant connect, temporary on database exchange to exchange;

\getenv feedback_owner DATABASE_PASSWORD_FEEDBACK_OWNER
\getenv feedback DATABASE_PASSWORD_FEEDBACK
create role feedback_owner nosuperuser nocreatedb nocreaterole login password :'feedback_owner';
create role feedback nosuperuser nocreatedb nocreaterole login password :'feedback';
create database feedback owner feedback_owner template template0 encoding 'UTF8';
revoke all on database feedback from public;
grant connect, temporary on database feedback to feedback;

\getenv oversight_owner DATABASE_PASSWORD_OVERSIGHT_OWNER
\getenv oversight DATABASE_PASSWORD_OVERSIGHT
create role oversight_owner nosuperuser nocreatedb nocreaterole login password :'oversight_owner';
create role oversight nosuperuser nocreatedb nocreaterole login password :'oversight';
create database oversight owner oversight_owner template template0 encoding 'UTF8';
revoke all on database oversight from public;
grant connect, temporary on database oversight to oversight;

\getenv reporting_owner DATABASE_PASSWORD_REPORTING_OWNER
\getenv reporting DATABASE_PASSWORD_REPORTING
create role reporting_owner nosuperuser nocreatedb nocreaterole login password :'reporting_owner';
create role reporting nosuperuser nocreatedb nocreaterole login password :'reporting';
create database reporting owner reporting_owner template template0 encoding 'UTF8';
revoke all on database reporting from public;
grant connect, temporary on database reporting to reporting;

revoke connect on database postgres from public;

revoke connect on database template1 from public;
